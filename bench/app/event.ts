import type { MedusaContainer } from "@medusajs/framework/types"
import { makeFullShop, makeProduct } from "../../integration-tests/helpers/full-shop"
import { placePaidOrder } from "../../integration-tests/helpers/shop-orders"
import { RETENTION_MODULE, type RetentionModuleService } from "../../src/modules/retention"
import { takeInChangesWorkflow } from "../../src/workflows/changes"
import { ensurePolicyWorkflow } from "../../src/workflows/policy"
import { serve } from "./serve"
import { SqlWatch, type WatchedStatement } from "./watch-sql"

/** What one order event took. */
export type EventRun = {
  readonly seconds: number
  /** What the module sent for it, in order. */
  readonly statements: readonly WatchedStatement[]
  /** Tiers and stages that changed by it. */
  readonly transitions: number
}

const sql = new SqlWatch()

void serve((container: MedusaContainer) => {
  const retention = container.resolve<RetentionModuleService>(RETENTION_MODULE)

  return {
    /** Makes an order by Medusa's own workflows: paid, small enough to move nobody's tier. */
    pattern: async () => {
      const shop = await makeFullShop(container)
      const pin = await makeProduct(shop, { title: "Pin", price: 1 })
      const order = await placePaidOrder(shop, {
        email: "pattern@example.com",
        variant_id: pin.variant_id,
        quantity: 1,
      })
      return order.id
    },

    /** Fits the filled ledger, and scores those who matter. */
    score: async ({ person_ids }: { person_ids: readonly string[] }) => {
      await ensurePolicyWorkflow(container).run()
      const now = new Date()
      await retention.scoring.refit({ cause: "backfill", now })
      await retention.scoring.score({ cause: "backfill", now, person_ids })
    },

    /** Takes one order in: from the hint to the stored profile. */
    event: async ({ order_id, explain }: { order_id: string; explain: boolean }) => {
      const run: () => Promise<Omit<EventRun, "statements">> = async () => {
        const start = performance.now()
        await retention.hints.note([{ kind: "order", subject_id: order_id }], () => new Date())
        const { result } = await takeInChangesWorkflow(container).run()
        const seconds = (performance.now() - start) / 1000
        if (result.orders !== 1 || result.scored?.written !== 1) {
          throw new Error(`the order was not taken in: ${JSON.stringify(result)}`)
        }
        return { seconds, transitions: result.scored.transitions }
      }
      const { result, statements } = await sql.during(run, { explain })
      const told: EventRun = { ...result, statements }
      return told
    },
  }
})
