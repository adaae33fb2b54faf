import type { UpdatePromotionDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { WorkContext } from "../../work-context"
import type { ReadPromotion } from "./read-promotions"

type OrderPromotion = {
  readonly promotion_id: string
  readonly order: { readonly canceled_at: string | Date | null } | null
}

/** What Medusa's module takes, though its types do not say so. */
type Uses = UpdatePromotionDTO & { readonly used: number }

/** An order is linked a moment after its codes are counted; a checkout is over by then. */
const LONGEST_CHECKOUT_MS = 300_000
const LOOK_AGAIN_MS = 60_000

/**
 * Gives promotions back that were used by orders which are all cancelled. Medusa is asked for its
 * orders, since ours may be behind: one that stands keeps it used. Where none is known that was
 * cancelled since the promotion was changed, a checkout may be under way, or one broke off; that
 * shows after a while.
 *
 * @returns when to look again, by promotion id
 */
export async function giveBack(
  { container, query, now }: WorkContext,
  promotions: readonly ReadPromotion[]
): Promise<Map<string, Date>> {
  const waiting = new Map<string, Date>()
  if (promotions.length === 0) {
    return waiting
  }
  const { data } = await query.graph({
    entity: "order_promotion",
    fields: ["promotion_id", "order.canceled_at"],
    filters: { promotion_id: promotions.map(({ id }) => id) },
  })
  const uses: Uses[] = []
  for (const { id, updated_at } of promotions) {
    const orders = (data as unknown as OrderPromotion[]).flatMap(({ promotion_id, order }) =>
      promotion_id === id && order !== null ? [order] : []
    )
    if (orders.some(({ canceled_at }) => canceled_at === null)) {
      continue
    }
    const quiet = now().getTime() - updated_at.getTime()
    if (isSince(updated_at, orders) || quiet > LONGEST_CHECKOUT_MS) {
      uses.push({ id, used: 0 })
    } else {
      waiting.set(id, new Date(now().getTime() + LOOK_AGAIN_MS))
    }
  }
  if (uses.length > 0) {
    await container.resolve(Modules.PROMOTION).updatePromotions(uses)
  }
  return waiting
}

/** True where an order was cancelled since: whatever was counted as a use was its own. */
function isSince(
  updated_at: Date,
  orders: readonly { readonly canceled_at: string | Date | null }[]
): boolean {
  return orders.some(
    ({ canceled_at }) => canceled_at !== null && new Date(canceled_at) > updated_at
  )
}
