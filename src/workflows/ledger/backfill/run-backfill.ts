import type { Logger, RemoteQueryFunction } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { ulid } from "ulid"
import type { RetentionModuleService } from "../../../modules/retention/service"
import type { BackfillState } from "../../../modules/retention/store/ledger-backfill-store"
import { takeSnapshot } from "../../scoring/take-snapshot"
import { countCustomers } from "../readers/read-customers"
import { countOrders } from "../readers/read-orders"
import { BackfillProgress, type Clock } from "./backfill-progress"
import { pageThrough } from "./page-through"

/** What a backfill needs. */
export type BackfillContext = {
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly retention: RetentionModuleService
  readonly clock: Clock
  readonly logger: Pick<Logger, "error">
  /** Refreshes what follows from ledger and profiles, at the end; never fails. */
  readonly keepModels: () => Promise<unknown>
  /** The same for segments, which follow from all of that. */
  readonly keepSegments: () => Promise<unknown>
  /** Names this run in the stored state. */
  readonly run_id: string
  /** Records a page; without it as before, or the default. */
  readonly batch_size?: number | undefined
  /** True begins anew even where there is something to go on with. */
  readonly restart: boolean
}

/** What a backfill did. */
export type BackfillResult = {
  /** `paused` when it was asked to: then it can go on later, and nobody was scored yet. */
  readonly status: "done" | "paused"
  /** True when it went on where an earlier run had stopped. */
  readonly resumed: boolean
  /** Live customer records read, by earlier runs too. */
  readonly customers: number
  /** Orders read, drafts apart, by earlier runs too. */
  readonly orders: number
  /** Rows of people and ledger this run wrote or removed: 0 when nothing had changed. */
  readonly written: number
  /** Profiles scored, and those of them that changed. */
  readonly scored: number
  readonly profiles_written: number
  readonly seconds: BackfillState["seconds"]
}

/** Four parts, of which three are read while another is written; the ledger is held for a second. */
const DEFAULT_BATCH_SIZE = 1000

/**
 * From Medusa's customers and orders to ledger and profiles, in pages, so that memory does not
 * grow with the shop. What is there already is compared, and only what differs is written. A
 * backfill that was paused, failed or was killed goes on behind its last page.
 *
 * @throws MedusaError CONFLICT while another one runs; whatever went wrong is also recorded
 */
export function runBackfill(context: BackfillContext): Promise<BackfillResult> {
  const { query, retention, clock, run_id } = context
  return retention.backfills.runAlone(async () => {
    const goes_on = context.restart ? null : toGoOnWith(await retention.backfills.stored())
    const progress = await BackfillProgress.begin(retention.backfills, clock, {
      goes_on,
      run_id,
      batch_size: context.batch_size ?? goes_on?.batch_size ?? DEFAULT_BATCH_SIZE,
      customers_total: await countCustomers(query),
      orders_total: await countOrders(query),
    })
    try {
      const done = await runPhases(context, progress)
      await (done ? progress.finish() : progress.pause())
      const { customers_done: customers, orders_done: orders, seconds } = progress.state
      return {
        status: done ? ("done" as const) : ("paused" as const),
        resumed: goes_on !== null,
        customers,
        orders,
        written: progress.written,
        scored: done?.scored ?? 0,
        profiles_written: done?.written ?? 0,
        seconds,
      }
    } catch (error) {
      await writeDown(progress, error)
      throw error
    }
  })
}

/** @throws both errors in one when the state cannot be written either */
async function writeDown(progress: BackfillProgress, error: unknown): Promise<void> {
  try {
    await progress.fail(error)
  } catch (second) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `${messageOf(error)}; nor could this be written down: ${messageOf(second)}`
    )
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** A backfill that is through, or has not come to its first page, is begun anew. */
function toGoOnWith(state: BackfillState | null): BackfillState | null {
  return state && state.status !== "done" && state.cursor ? state : null
}

/** @returns what the scoring did; null when somebody asked for a pause before it */
async function runPhases(context: BackfillContext, progress: BackfillProgress) {
  const { query, retention, clock, logger, keepModels, keepSegments } = context
  const { problems, policies, scoring } = retention
  const paging = { query, retention, progress, clock, batch_size: progress.state.batch_size }
  for (const phase of ["customers", "orders", "products"] as const) {
    await progress.phase(phase, () => pageThrough(paging, phase))
  }
  await progress.phase("problems", async () => {
    const { settings } = await policies.current()
    await problems.refreshDerived({ ...settings, now: clock.now() })
  })
  await progress.phase("fit", () => scoring.refit({ cause: "backfill", now: clock.now() }))
  return progress.phase("scoring", async () => {
    const scored = await scoring.score({
      cause: "backfill",
      now: clock.now,
      run_id: `rrun_${ulid()}`,
    })
    await takeSnapshot({ retention, logger }, { now: clock.now, redraw: "always" })
    await keepModels()
    await keepSegments()
    return scored
  })
}
