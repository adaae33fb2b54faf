import type { DataSource } from "typeorm"
import type { Cohort, CohortMonth, Cohorts } from "../../domain/analysis/cohorts"
import { formatDecimal, parseDecimal } from "../../domain/money/decimal"
import { calendarMonth, firstInstant } from "../../domain/time/calendar-day"
import { addDays, DAY_MS } from "../../domain/time/duration"
import { LongQuestions } from "../long-questions"
import { PolicyStore } from "../policy-store"
import type { LedgerView } from "../scoring/ledger-sql"
import type { Statement } from "../scoring/score-sql"
import { type CohortRow, cohortsStatement, RETAINED_DAYS } from "./cohorts-sql"

/** How far back to look, and as of when. */
export type CohortsQuery = {
  /** Calendar months, this one among them. */
  readonly months: number
  readonly now: Date
}

/** What the open cohorts and months are told by. */
type AsOf = { readonly now: Date; readonly zone: string; readonly month: number }

/** Who came back, by the month of their first purchase. */
export class CohortsReader {
  readonly #questions: LongQuestions
  readonly #policies: PolicyStore

  constructor(dataSource: DataSource, questions = new LongQuestions(dataSource)) {
    this.#questions = questions
    this.#policies = new PolicyStore(dataSource)
  }

  /** Cohorts of the last months, oldest first; months in which nobody first bought have none. */
  async read({ months, now }: CohortsQuery): Promise<Cohorts> {
    const { settings: policy } = await this.#policies.current()
    const zone = policy.time_zone
    const [year = 0, month = 1] = calendarMonth(now, zone).split("-").map(Number)
    const as_of: AsOf = { now, zone, month: year * 12 + month - 1 }
    const view: LedgerView = { policy, at: now, cancellations: "now" }
    const rows = await readRows(this.#questions, cohortsStatement(view, as_of.month - months + 1))
    return {
      as_of: now,
      time_zone: zone,
      currency: policy.base_currency,
      cohorts: [...new Set(rows.map(({ cohort }) => cohort))].map((cohort) =>
        cohortOf(
          rows.filter((row) => row.cohort === cohort),
          cohort,
          as_of
        )
      ),
    }
  }
}

/**
 * The planner takes the few hundred cells for forty thousand, which by default are too many to be
 * added up in memory, and would sort the whole ledger instead.
 */
async function readRows(
  questions: LongQuestions,
  { text, values }: Statement
): Promise<CohortRow[]> {
  return questions.ask(async (manager) => {
    await manager.query("SELECT set_config('work_mem', '64MB', true)")
    return manager.query<CohortRow[]>(text, values)
  })
}

function cohortOf(rows: readonly CohortRow[], cohort: number, as_of: AsOf): Cohort {
  const inMonth = new Map(rows.map((row) => [row.month, row]))
  const people = inMonth.get(cohort)?.people ?? 0
  const retained = rows.reduce((sum, row) => sum + row.retained, 0)
  const revenue = rows.reduce((sum, row) => sum.plus(parseDecimal(row.revenue)), parseDecimal("0"))
  const months = Array.from({ length: as_of.month - cohort }, (_, index): CohortMonth => {
    const offset = index + 1
    const row = inMonth.get(cohort + offset)
    return {
      offset,
      people: row?.people ?? 0,
      share: (row?.people ?? 0) / people,
      revenue: row?.revenue ?? "0",
      open: cohort + offset === as_of.month,
    }
  })
  // The last of them may have come in the last instant of the month.
  const closes = addDays(beginOf(cohort + 1, as_of.zone), RETAINED_DAYS)
  return {
    month: isoMonth(cohort),
    people,
    revenue: formatDecimal(revenue),
    retained_365: { people: retained, share: retained / people, open: closes > as_of.now },
    months,
  }
}

function beginOf(month: number, zone: string): Date {
  return firstInstant(Date.parse(`${isoMonth(month)}-01T00:00:00.000Z`) / DAY_MS, zone)
}

function isoMonth(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, "0")
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}`
}
