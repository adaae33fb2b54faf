import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
  MedusaStoreRequest,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { retentionOf } from "../../../admin/retention/retention-of"
import { parseRequest } from "../../../admin/retention/validation"
import { seenBody } from "./validators"
import { visibleProducts } from "./visible-products"

/**
 * Notes that the customer is in the shop, and which products they look at. Products that the
 * storefront cannot show are passed over without a word, so that nobody learns which exist.
 */
export async function POST(
  req: AuthenticatedMedusaRequest & MedusaStoreRequest,
  res: MedusaResponse
) {
  const { policies, seen, hints } = retentionOf(req)
  const { settings } = await policies.current()
  if (!settings.seen.storefront) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "Product views are switched off; the policy's seen.storefront switches them on"
    )
  }
  const { product_ids } = parseRequest(seenBody, req.body)
  const { actor_id: customer_id } = req.auth_context
  const at = new Date()
  const [isUnknown] = await seen.customers([{ customer_id, at }])
  if (isUnknown) {
    await hints.note([{ kind: "customer", subject_id: customer_id }], () => at)
  } else {
    await seen.views(customer_id, await visibleProducts(req, product_ids), at)
  }
  res.json({ seen: true })
}
