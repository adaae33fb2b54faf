import type { DataSource } from "typeorm"
import { isoDay, startOfDay } from "../domain/time/calendar-day"
import { type TransitionKind, UNMOVED_CAUSES } from "../domain/types"
import { PolicyStore } from "./policy-store"
import { recordedFrom } from "./transition-store"

/** Spans that moves can be asked for, by the days before today with which they begin. */
export const MOVE_SPANS = { day: 1, week: 7, month: 30 } as const
export type MoveSpan = keyof typeof MOVE_SPANS

/** How many people went from one tier or stage to another. */
export type MoveCount = { readonly from: string; readonly to: string; readonly people: number }

/** Who moved in some time, the most frequent moves first. */
export type MoveCounts = {
  /** A midnight in the policy's time zone. */
  readonly since: Date
  readonly until: Date
  /** When the history begins; null before the first scoring. */
  readonly recorded_from: Date | null
  /** True where the stages before `recorded_from` were worked out from the ledger. */
  readonly reconstructed: boolean
  readonly stage: readonly MoveCount[]
  readonly tier: readonly MoveCount[]
}

/** Counts who moved from where to where. */
export class MovesReader {
  readonly #dataSource: DataSource
  readonly #policies: PolicyStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#policies = new PolicyStore(dataSource)
  }

  /** People with at least one such move since the span began, whatever they did afterwards. */
  async read({ span, now }: { span: MoveSpan; now: Date }): Promise<MoveCounts> {
    const { time_zone } = (await this.#policies.current()).settings
    const since = startOfDay(now, time_zone, MOVE_SPANS[span])
    const recorded_from = await recordedFrom(this.#dataSource)
    const reconstructed = recorded_from !== null && since < recorded_from
    const [recorded, redrawn] = await Promise.all([
      this.#dataSource.query<(MoveCount & { kind: TransitionKind })[]>(RECORDED, [since]),
      reconstructed
        ? this.#dataSource.query<MoveCount[]>(REDRAWN, [isoDay(since, time_zone)])
        : Promise.resolve([]),
    ])
    const of = (kind: TransitionKind) =>
      recorded.flatMap((row) =>
        row.kind === kind ? [{ from: row.from, to: row.to, people: row.people }] : []
      )
    return {
      since,
      until: now,
      recorded_from,
      reconstructed,
      stage: added([...of("stage"), ...redrawn]),
      tier: added(of("tier")),
    }
  }
}

/** One count for each move, the most frequent first. */
function added(counts: readonly MoveCount[]): MoveCount[] {
  const moves = new Map<string, MoveCount>()
  for (const { from, to, people } of counts) {
    const key = `${from} ${to}`
    moves.set(key, { from, to, people: people + (moves.get(key)?.people ?? 0) })
  }
  return [...moves.values()].sort((one, other) => other.people - one.people)
}

/** From the index alone; what stands in its condition stands here. */
const RECORDED = `
  SELECT kind, from_value AS "from", to_value AS "to", count(*)::integer AS people
    FROM (
      SELECT DISTINCT kind, from_value, to_value, person_id
        FROM retention_transition
       WHERE occurred_at >= $1::timestamptz
         AND cause NOT IN (${UNMOVED_CAUSES.map((cause) => `'${cause}'`).join(", ")})
         AND from_value IS NOT NULL
         AND to_value IS NOT NULL
    ) AS moved
   GROUP BY kind, from_value, to_value`

const REDRAWN = `
  SELECT from_stage AS "from", to_stage AS "to", sum(people)::integer AS people
    FROM retention_redrawn_move
   WHERE day >= $1::date
   GROUP BY from_stage, to_stage`
