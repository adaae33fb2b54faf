import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import { backtest, BACKTEST_DAYS, driftNeeded, type BandCount } from "../../domain/fit/backtest"
import { fitLimits, type FitCause, type FittedLimits } from "../../domain/fit/fit-limits"
import type { GapTally } from "../../domain/fit/gaps"
import type { Policy } from "../../domain/policy/schema"
import { addDays } from "../../domain/time/duration"
import { BANDS, type Backtest, type Band, type FitFacts, type GapCount } from "../../domain/types"
import type { RetentionFit } from "../../entities"
import {
  bandsStatement,
  cutsStatement,
  gapsStatement,
  historyStatement,
  type BandRow,
  type CutsRow,
} from "./fit-sql"
import type { LedgerView } from "./ledger-sql"
import type { Statement } from "./score-sql"
import { tuneForSets } from "./tune-for-sets"

/** What the next fit has to know of those before it. */
export type FitHistory = {
  /** The fit in force. */
  readonly previous: RetentionFit | null
  /** The last monthly refit, or the first fit. */
  readonly previousMonthly: RetentionFit | null
}

/** What a fit is made of. */
export type FitRequest = FitHistory & {
  readonly policy: Policy
  readonly cause: FitCause
  readonly now: Date
  /** False keeps the limits in force: cuts are nightly, limits monthly. */
  readonly refit_limits: boolean
}

/** Everything a fit finds, without its id and version. */
export type FitFindings = FitFacts &
  FittedLimits & {
    readonly buyers: number
    readonly gaps: number
    /** Null where limits stay in force: they are kept with the fit that made them. */
    readonly gap_counts: readonly GapCount[] | null
    readonly history_days: number
    readonly limits_refitted: boolean
    readonly backtest: Backtest
  }

/** Measures the whole ledger at one moment; writes nothing. */
export async function measureFit(
  dataSource: DataSource,
  request: FitRequest
): Promise<FitFindings> {
  const { policy, now, previous, refit_limits } = request
  const view: LedgerView = { policy, at: now, cancellations: "now" }
  const [cuts] = await readSet<CutsRow>(dataSource, cutsStatement(view))
  if (!cuts) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "retention: the cut points came back empty"
    )
  }
  const gaps = await readSet<GapTally>(dataSource, gapsStatement(view))
  const tested = await testBack(dataSource, policy, now)
  const refit = refit_limits || previous === null
  const fitted = fitLimits({
    gaps,
    history_days: cuts.history_days,
    policy,
    previous: previous?.limits ?? null,
    cause: request.cause,
    drift: drifts(request, tested),
  })
  return {
    ...fitted,
    gaps: gaps.reduce((sum, { count }) => sum + count, 0),
    gap_counts: refit ? gaps.map(({ value, count }) => ({ days: value, count })) : null,
    history_days: cuts.history_days,
    ...(refit || !previous ? {} : keptRhythm(previous)),
    fitted_at: now,
    limits_refitted: refit,
    buyers: cuts.buyers,
    high_value_cut: cuts.high_value_cut,
    mid_value_cut: cuts.mid_value_cut,
    median_basket: cuts.median_basket,
    silence_cuts: (cuts.silence_cuts ?? []).map(Number),
    frequency_cuts: [...(cuts.frequency_cuts ?? [])],
    monetary_cuts: [...(cuts.monetary_cuts ?? [])],
    backtest: tested,
  }
}

/** Limits that stay in force, with what they rest on: what is measured tonight made none. */
function keptRhythm(previous: RetentionFit) {
  const { limits, method, raw_limits, gaps, history_days } = previous
  return { limits, method, raw_limits, gaps, history_days }
}

/** An edit of the policy neither starts nor ends a drift; only a monthly refit decides that. */
function drifts({ cause, previous, previousMonthly }: FitRequest, tested: Backtest): boolean {
  return cause === "nightly"
    ? driftNeeded(previousMonthly?.backtest ?? null, tested)
    : previous?.method === "drift"
}

/** The stages of 90 days ago, by that day's ledger and limits, against what people did since. */
async function testBack(dataSource: DataSource, policy: Policy, now: Date): Promise<Backtest> {
  const as_of = addDays(now, -BACKTEST_DAYS)
  const then: LedgerView = { policy, at: as_of, cancellations: "then" }
  const [history] = await readSet<{ history_days: number }>(dataSource, historyStatement(then))
  const { limits } = fitLimits({
    gaps: await readSet<GapTally>(dataSource, gapsStatement(then)),
    history_days: history?.history_days ?? 0,
    policy,
    previous: null,
    cause: "backfill",
    drift: false,
  })
  const rows = await readSet<BandRow>(dataSource, bandsStatement(as_of, now, limits))
  const nobody: BandCount = { people: 0, returned: 0 }
  const counts = Object.fromEntries(
    BANDS.map((band) => [band, rows.find((row) => row.band === band) ?? nobody])
  ) as Record<Band, BandCount>
  return backtest({ as_of, limits, counts })
}

/** Runs one long read with the settings that suit it. */
export async function readSet<T>(dataSource: DataSource, statement: Statement): Promise<T[]> {
  return dataSource.transaction(async (manager) => {
    await tuneForSets(manager)
    return manager.query<T[]>(statement.text, statement.values)
  })
}
