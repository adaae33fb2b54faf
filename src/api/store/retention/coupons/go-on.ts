import { setTimeout as wait } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { messageOf } from "../../../../workflows/changes/message-of"

/** A shopper waits no longer than that for an answer of ours; a lookup takes some milliseconds. */
const PATIENCE_MS = 2_000

/**
 * What a look at coupons finds, or null when it fails or takes too long: a checkout goes on without
 * us then. Medusa's promotion has the limit, the owner's address and the dates all the same; what
 * is missed is why a code does not hold, and, at completion, one that ended since it was added:
 * that is settled as honoured late. Nothing may be changed by the look, since nobody waits for its end.
 */
export async function orGoOn<Found>(
  scope: MedusaContainer,
  look: () => Promise<Found | null>
): Promise<Found | null> {
  const patience = new AbortController()
  const tired = wait(PATIENCE_MS, null, { signal: patience.signal }).then(() => {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `no answer within ${PATIENCE_MS} ms`)
  })
  try {
    return await Promise.race([Promise.resolve().then(look), tired])
  } catch (error) {
    scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`retention: coupons were not checked, the checkout goes on: ${messageOf(error)}`)
    return null
  } finally {
    patience.abort()
  }
}
