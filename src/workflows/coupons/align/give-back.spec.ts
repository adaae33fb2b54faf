import { Modules } from "@medusajs/framework/utils"
import type { WorkContext } from "../../work-context"
import { giveBack } from "./give-back"
import type { ReadPromotion } from "./read-promotions"

const NOW = new Date("2026-06-10T12:00:00Z")
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)

/** What becomes of a promotion that was changed then, by its orders. */
async function given(updated_at: Date, orders: ({ canceled_at: Date | null } | null)[]) {
  const uses: unknown[] = []
  const promotions = { updatePromotions: (some: unknown[]) => uses.push(...some) }
  const context = {
    container: { resolve: (key: string) => (key === Modules.PROMOTION ? promotions : null) },
    query: {
      graph: () =>
        Promise.resolve({ data: orders.map((order) => ({ promotion_id: "promo_1", order })) }),
    },
    now: () => NOW,
  } as unknown as WorkContext
  const promotion = { id: "promo_1", updated_at } as ReadPromotion
  const waiting = await giveBack(context, [promotion])
  return uses.length > 0 ? uses : (waiting.get("promo_1") ?? null)
}

const BACK = [{ id: "promo_1", used: 0 }]
const AGAIN = ago(-1)

describe("giveBack", () => {
  it.each([
    ["at once when its order was cancelled", ago(60), [{ canceled_at: ago(1) }], BACK],
    ["not under one that stands", ago(60), [{ canceled_at: ago(1) }, { canceled_at: null }], null],
    ["not under one that is just placed", ago(2), [{ canceled_at: ago(3) }], AGAIN],
    ["nor where none is known", ago(2), [null], AGAIN],
    ["after a while, when that came to nothing", ago(6), [{ canceled_at: ago(9) }], BACK],
    ["and so where none is known", ago(6), [], BACK],
  ])("gives back %s", async (_case, updated_at, orders, outcome) => {
    expect(await given(updated_at, orders)).toEqual(outcome)
  })
})
