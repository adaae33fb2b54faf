import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger"
import {
  reconcileChangedWorkflow,
  reconcileRecentWorkflow,
  type ReconcileOutput,
} from "../../src/workflows/reconcile"
import { serve } from "./serve"
import { SqlWatch } from "./watch-sql"

/** What one pass took. */
export type PassRun = {
  readonly seconds: number
  /** Statements of the module's own. */
  readonly queries: number
}

const sql = new SqlWatch()

void serve((container: MedusaContainer) => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

  /** @throws Error when the pass found something, or did not come to its end */
  const pass = async (run: () => Promise<ReconcileOutput>): Promise<PassRun> => {
    const start = performance.now()
    const { result, statements } = await sql.during(run, { explain: false })
    if (result.status !== "done" || result.orders + result.customers + result.written > 0) {
      throw new Error(`not a pass that finds nothing: ${JSON.stringify(result)}`)
    }
    return { seconds: secondsSince(start), queries: statements.length }
  }

  return {
    /** Of a shop without orders yet: from here on there is something to keep in step. */
    backfill: async () => {
      await backfillRetentionWorkflow(container).run({ input: {} })
    },

    /** One empty answer of Query, by a key. */
    emptyQuery: async () => {
      const start = performance.now()
      await query.graph({ entity: "order", fields: ["id"], filters: { id: "order_0" } })
      return secondsSince(start)
    },

    /** One empty answer of Postgres. */
    emptyStatement: async () => {
      const start = performance.now()
      await connection.raw("SELECT 1 WHERE FALSE")
      return secondsSince(start)
    },

    fast: () =>
      pass(async () => (await reconcileRecentWorkflow(container).run({ input: {} })).result),

    slow: () =>
      pass(async () => (await reconcileChangedWorkflow(container).run({ input: {} })).result),
  }
})

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000
}
