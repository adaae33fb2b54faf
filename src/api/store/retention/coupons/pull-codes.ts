import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { PromotionActions } from "@medusajs/framework/utils"

/** Takes codes out of a cart; what is to be paid is computed anew. */
export async function pullCodes(
  scope: MedusaContainer,
  cart_id: string,
  codes: readonly string[]
): Promise<void> {
  if (codes.length > 0) {
    await updateCartPromotionsWorkflow(scope).run({
      input: {
        cart_id,
        promo_codes: [...codes],
        action: PromotionActions.REMOVE,
        force_refresh_payment_collection: true,
      },
    })
  }
}
