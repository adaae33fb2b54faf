import type { CouponRequest } from "../../../modules/retention/domain/coupons/request"
import type { CouponRequestInput } from "../../../modules/retention/store/coupons/parse-request"
import type { WorkContext } from "../../work-context"
import { checkOfferIds } from "./check-offer-ids"
import { readPrices } from "./read-prices"

/**
 * Checks what is to be issued against policy and shop, and adds what the shop charges for it.
 * @throws MedusaError INVALID_DATA naming each field and what is allowed
 */
export async function prepareRequest(
  { query, retention, now }: Pick<WorkContext, "query" | "retention" | "now">,
  input: Omit<CouponRequestInput, "prices">
): Promise<CouponRequest> {
  const request = await retention.coupons.parse(input, now())
  await checkOfferIds({ query }, request.offer)
  return { ...request, prices: await readPrices({ query }, [request.offer]) }
}
