import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource, EntityManager } from "typeorm"
import type { Movement, Movements } from "../../domain/analysis/movements"
import { calendarDay, firstInstant } from "../../domain/time/calendar-day"
import { DAY_MS } from "../../domain/time/duration"
import { FitStore } from "../fit-store"
import { LongQuestions } from "../long-questions"
import { PolicyStore } from "../policy-store"
import type { Scope } from "../scoring/ledger-sql"
import { tuneForSets } from "../scoring/tune-for-sets"
import { recordedFrom } from "../transition-store"
import { type MovementRow, movementsStatement, type Standing } from "./movements-sql"

/** What to compare. */
export type MovementsQuery = {
  /** Calendar days of the policy's zone, `YYYY-MM-DD`; 30 days ago and today when left out. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Its present members alone. */
  readonly segment_id?: string | undefined
  readonly now: Date
}

/** Days since 1970 in the policy's zone. */
type Span = { readonly first: number; readonly last: number; readonly today: number }

const DEFAULT_DAYS = 30

/** So many days back days may lie: twenty years, more than any shop's ledger. */
const OLDEST_DAYS = 7_305

/** Of a segment with up to so many members these are looked up, and not everybody. */
const FEW_MEMBERS = 10_000

/** Who went from which tier and stage to which between two days. */
export class MovementsReader {
  readonly #questions: LongQuestions

  constructor(dataSource: DataSource, questions = new LongQuestions(dataSource)) {
    this.#questions = questions
  }

  /**
   * How people stood when the first day began and when the last one ended, now if it is today.
   * Before history was recorded that follows from the ledger of today, by today's fit.
   * @throws MedusaError INVALID_DATA for days in the wrong order, to come, or too long ago
   */
  async read(query: MovementsQuery): Promise<Movements> {
    return this.#questions.ask((manager) => readMovements(manager, query))
  }
}

async function readMovements(manager: EntityManager, query: MovementsQuery): Promise<Movements> {
  const { now, segment_id = null } = query
  const { settings: policy } = await new PolicyStore(manager).current()
  const zone = policy.time_zone
  const span = spanOf(query, calendarDay(now, zone))
  const recorded_from = await recordedFrom(manager)
  const from = standing(firstInstant(span.first, zone), recorded_from)
  const to: Standing =
    span.last === span.today
      ? { by: "now" }
      : standing(firstInstant(span.last + 1, zone), recorded_from)
  const fit = await new FitStore(manager).latest()
  let rows: MovementRow[] = []
  if (fit) {
    const scope = await scopeOf(manager, segment_id)
    await tuneForSets(manager, scope)
    const statement = movementsStatement({ policy, fit, from, to, segment_id, scope })
    rows = await manager.query<MovementRow[]>(statement.text, statement.values)
  }
  return {
    from: isoOf(span.first),
    to: isoOf(span.last),
    time_zone: zone,
    currency: policy.base_currency,
    recorded_from,
    from_reconstructed: fit !== null && from.by === "ledger",
    to_reconstructed: fit !== null && to.by === "ledger",
    tier: movementsOf("tier", rows),
    stage: movementsOf("stage", rows),
  }
}

/** What happened at that very instant is of the day that begins with it. */
function standing(at: Date, recorded_from: Date | null): Standing {
  return recorded_from !== null && at > recorded_from
    ? { by: "recorded", at }
    : { by: "ledger", at: new Date(at.getTime() - 1) }
}

async function scopeOf(manager: EntityManager, segment_id: string | null): Promise<Scope> {
  if (segment_id === null) {
    return { kind: "all" }
  }
  const members = await manager.query<{ person_id: string }[]>(
    "SELECT person_id FROM retention_segment_member WHERE segment_id = $1 LIMIT $2",
    [segment_id, FEW_MEMBERS + 1]
  )
  return members.length > FEW_MEMBERS
    ? { kind: "all" }
    : { kind: "people", person_ids: members.map(({ person_id }) => person_id) }
}

function spanOf({ from, to }: MovementsQuery, today: number): Span {
  const last = to === undefined ? today : dayOf("to", to)
  const first = from === undefined ? Math.min(today - DEFAULT_DAYS, last) : dayOf("from", from)
  if (last > today) {
    throw invalid(`to: must not be after today, ${isoOf(today)}`)
  }
  if (first > last) {
    throw invalid(`from: must not be after to, ${isoOf(last)}`)
  }
  if (first < today - OLDEST_DAYS) {
    throw invalid(`from: must not be before ${isoOf(today - OLDEST_DAYS)}`)
  }
  return { first, last, today }
}

/** `2026-02-30` is no day, though it may be read as one in March. */
function dayOf(field: string, iso: string): number {
  const day = Date.parse(`${iso}T00:00:00.000Z`) / DAY_MS
  if (Number.isNaN(day) || isoOf(day) !== iso) {
    throw invalid(`${field}: must be a day, such as 2026-11-22`)
  }
  return day
}

function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

function movementsOf(kind: MovementRow["kind"], rows: readonly MovementRow[]): Movement[] {
  return rows.flatMap(({ from, to, people, revenue, ...row }) =>
    row.kind === kind ? { from, to, people, revenue } : []
  )
}

function invalid(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message)
}
