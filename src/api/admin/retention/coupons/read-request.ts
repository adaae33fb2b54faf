import { generateEntityId } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { z } from "@medusajs/framework/zod"
import type { CouponRequest } from "../../../../modules/retention/domain/coupons/request"
import { workContext } from "../../../../workflows/work-context"
import { prepareRequest } from "../../../../workflows/coupons/offers/prepare-request"
import type { issueBody, previewBody } from "./validators"

/** What is issued by hand in the admin, as a source. */
const BY_HAND = "manual"

type Body = Omit<z.infer<typeof issueBody>, "source_id"> &
  Pick<z.infer<typeof previewBody>, "source_id">

/**
 * What a body asks to be issued, checked against policy and shop.
 * @throws MedusaError INVALID_DATA naming each field and what is allowed
 */
export function readRequest(
  scope: MedusaContainer,
  { target: _, offer, source_id, budget, ...rest }: Body
): Promise<CouponRequest> {
  const id = source_id ?? generateEntityId(undefined, "preview")
  return prepareRequest(workContext(scope), {
    ...rest,
    offer,
    source: { type: BY_HAND, id, budget },
  })
}
