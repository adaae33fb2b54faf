import type { RemoteQueryFunction } from "@medusajs/framework/types"
import { ulid } from "ulid"
import type { RetentionModuleService } from "../../../modules/retention/service"
import type { BackfillState } from "../../../modules/retention/store/ledger-backfill-store"
import { countCustomers } from "../readers/read-customers"
import { countOrders } from "../readers/read-orders"
import { BackfillProgress, type Clock } from "./backfill-progress"
import { pageThroughCustomers, pageThroughOrders } from "./page-through"

/** What a backfill needs. */
export type BackfillContext = {
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly retention: RetentionModuleService
  readonly clock: Clock
  /** Records a page. */
  readonly batch_size: number
}

/** What a backfill did. */
export type BackfillResult = {
  /** Live customer records read. */
  readonly customers: number
  /** Orders read, drafts apart. */
  readonly orders: number
  /** Rows of people and ledger that were written or removed: 0 when nothing had changed. */
  readonly written: number
  /** Profiles scored, and those of them that changed. */
  readonly scored: number
  readonly profiles_written: number
  readonly seconds: BackfillState["seconds"]
}

/**
 * From Medusa's customers and orders to ledger and profiles, in pages, so that memory does not
 * grow with the shop. Safe to repeat and to break off: what is there already is compared, and
 * only what differs is written.
 *
 * @throws MedusaError CONFLICT while another one runs; whatever went wrong is also recorded
 */
export function runBackfill(context: BackfillContext): Promise<BackfillResult> {
  return context.retention.backfills.runAlone(async () => {
    const { query, retention, clock } = context
    const progress = new BackfillProgress(retention.backfills, clock, {
      customers_total: await countCustomers(query),
      orders_total: await countOrders(query),
    })
    try {
      const result = await runPhases(context, progress)
      await progress.finish()
      return { ...result, seconds: progress.state.seconds }
    } catch (error) {
      await progress.fail(error)
      throw error
    }
  })
}

async function runPhases(context: BackfillContext, progress: BackfillProgress) {
  const { query, retention, clock, batch_size } = context
  const { ledger, problems, policies, scoring } = retention
  const paging = { query, ledger, progress, clock, batch_size }
  const people = await progress.during("customers", () => pageThroughCustomers(paging))
  const orders = await progress.during("orders", () => pageThroughOrders(paging))
  await progress.during("problems", async () => {
    const { settings } = await policies.current()
    await problems.refreshDerived({ ...settings, now: clock.now() })
  })
  await progress.during("fit", () => scoring.refit({ cause: "backfill", now: clock.now() }))
  const scored = await progress.during("scoring", () =>
    scoring.score({ cause: "backfill", now: clock.now, run_id: `rrun_${ulid()}` })
  )
  return {
    customers: progress.state.customers_done,
    orders: progress.state.orders_done,
    written: people.written + orders.written,
    scored: scored.scored,
    profiles_written: scored.written,
  }
}
