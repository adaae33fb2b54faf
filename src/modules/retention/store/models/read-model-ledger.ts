import type { DataSource, EntityManager } from "typeorm"
import type { Policy } from "../../domain/policy/schema"
import { calibrationDay, type ModelLedger } from "../../domain/prediction/fit-models"
import {
  type HistoryRow,
  historySlice,
  type SpendRow,
  spendSlice,
} from "../../domain/prediction/ledger-slice"
import type { DayCount } from "../../domain/prediction/tracking"
import type { LedgerView } from "../scoring/ledger-sql"
import type { Statement } from "../scoring/score-sql"
import { tuneForSets } from "../scoring/tune-for-sets"
import {
  daysStatement,
  historiesStatement,
  outcomesStatement,
  spendStatement,
} from "./model-ledger-sql"

/** Rows fetched at once: they take some milliseconds to be read. */
const SLICE = 5000

/** Reads from one moment of the database what the models are fitted to. Writes nothing. */
export async function readModelLedger(
  dataSource: DataSource,
  { policy, now }: { readonly policy: Policy; readonly now: Date }
): Promise<ModelLedger> {
  const view: LedgerView = { policy, at: now, cancellations: "now" }
  const then: LedgerView = { policy, at: calibrationDay(now), cancellations: "then" }
  return dataSource.transaction("REPEATABLE READ", async (manager) => {
    await tuneForSets(manager)
    // A cursor is planned for its first rows unless told that all are wanted.
    await manager.query("SELECT set_config('cursor_tuple_fraction', '1', true)")
    const days = daysStatement(then, now)
    return {
      now,
      policy,
      buyers: await inSlices(manager, historiesStatement(view), historySlice),
      spend: await inSlices(manager, spendStatement(view), spendSlice),
      buyersThen: await inSlices(manager, outcomesStatement(then, now), historySlice),
      days: await manager.query<DayCount[]>(days.text, days.values),
    }
  })
}

/** Reads a long answer slice by slice; in between others have their turn. */
async function inSlices<Row extends HistoryRow | SpendRow, Slice>(
  manager: EntityManager,
  { text, values }: Statement,
  sliceOf: (rows: readonly Row[]) => Slice
): Promise<Slice[]> {
  await manager.query(`DECLARE model_ledger NO SCROLL CURSOR FOR ${text}`, [...values])
  const slices: Slice[] = []
  for (;;) {
    const rows = await manager.query<Row[]>(`FETCH ${SLICE} FROM model_ledger`)
    if (rows.length === 0) {
      break
    }
    slices.push(sliceOf(rows))
  }
  await manager.query("CLOSE model_ledger")
  return slices
}
