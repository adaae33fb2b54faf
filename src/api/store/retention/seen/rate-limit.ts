import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"

const A_MINUTE = 30

/**
 * Counted by this process alone: what is to be kept from flooding is the database, and asking
 * it for the count would be the very query that is to be saved.
 */
const limiter = new RateLimiterMemory({ points: A_MINUTE, duration: 60 })

/**
 * Refuses a customer's requests beyond 30 a minute, saying when to come again. Stands behind the
 * middleware that knows the customer.
 */
export async function limitRate(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const { auth_context } = req as AuthenticatedMedusaRequest
  try {
    await limiter.consume(auth_context.actor_id)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) {
      throw refused
    }
    res
      .status(429)
      .set("Retry-After", String(Math.ceil(refused.msBeforeNext / 1000)))
      .json({ type: "too_many_requests", message: `At most ${A_MINUTE} requests a minute` })
    return
  }
  next()
}
