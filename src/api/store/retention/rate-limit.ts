import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible"

const A_MINUTE = 30

/**
 * Refuses requests beyond 30 a minute, saying when to come again. Counted by this process alone: what
 * is to be kept from flooding is the database, and asking it for the count would be the very query
 * that is to be saved.
 *
 * @param keyOf whose requests are counted together
 */
export function limitRate(keyOf: (req: MedusaRequest) => string) {
  const limiter = new RateLimiterMemory({ points: A_MINUTE, duration: 60 })
  return async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    try {
      await limiter.consume(keyOf(req))
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
}

/** The customer who is logged in; stands behind the middleware that knows them. */
export function byCustomer(req: MedusaRequest): string {
  return (req as AuthenticatedMedusaRequest).auth_context.actor_id
}
