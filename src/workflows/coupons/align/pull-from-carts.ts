import { PromotionActions } from "@medusajs/framework/utils"
import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { WorkContext } from "../../work-context"

type CartPromotion = {
  readonly cart_id: string
  readonly promotion_id: string
  readonly cart: { readonly completed_at: string | Date | null } | null
}

/**
 * Takes promotions out of all carts that are still open: a code that is dead would be taken off
 * there all the same where it ended, and a deleted one would break them. Payments of theirs are
 * set up again by the storefront.
 *
 * @returns what went wrong, by promotion id; the other carts are done
 */
export async function pullFromCarts(
  { container, query }: WorkContext,
  promotions: readonly { readonly id: string; readonly code: string }[]
): Promise<Map<string, unknown>> {
  const codes = new Map(promotions.map(({ id, code }) => [id, code]))
  const { data } = await query.graph({
    entity: "cart_promotion",
    fields: ["cart_id", "promotion_id", "cart.completed_at"],
    filters: { promotion_id: [...codes.keys()] },
  })
  const problems = new Map<string, unknown>()
  for (const { cart_id, promotion_id, cart } of data as unknown as CartPromotion[]) {
    const code = codes.get(promotion_id)
    if (!code || !cart || cart.completed_at !== null) {
      continue
    }
    try {
      await updateCartPromotionsWorkflow(container).run({
        input: {
          cart_id,
          promo_codes: [code],
          action: PromotionActions.REMOVE,
          force_refresh_payment_collection: true,
        },
      })
    } catch (error) {
      problems.set(promotion_id, error)
    }
  }
  return problems
}
