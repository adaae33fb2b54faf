import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource, EntityManager } from "typeorm"
import type { ComparedSegment, SegmentComparison } from "../../domain/analysis/segment-comparison"
import { type Stage, STAGES, type Tier, TIERS } from "../../domain/types"
import { LongQuestions } from "../long-questions"
import { PolicyStore } from "../policy-store"
import { noSegment } from "../segments/no-segment"
import { type ComparedRow, comparisonStatement, OVERLAP } from "./comparison-sql"

/** Two segments by their ids, and as of when. */
export type ComparisonQuery = { readonly one: string; readonly other: string; readonly now: Date }

type Overlap = {
  readonly customers: number
  readonly one: number
  readonly other: number
  readonly both: number
}

const TENTH_OF_A_DAY_MS = 8_640_000

/** Holds two segments against one another. */
export class ComparisonReader {
  readonly #questions: LongQuestions

  constructor(dataSource: DataSource, questions = new LongQuestions(dataSource)) {
    this.#questions = questions
  }

  /**
   * Both at one moment of the database, as last evaluated and scored.
   * @throws MedusaError NOT_FOUND for unknown segments; INVALID_DATA where they are the same one
   */
  async read(query: ComparisonQuery): Promise<SegmentComparison> {
    if (query.one === query.other) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        "other: must be another segment than one"
      )
    }
    return this.#questions.ask((manager) => compare(manager, query))
  }
}

async function compare(
  manager: EntityManager,
  { one, other, now }: ComparisonQuery
): Promise<SegmentComparison> {
  await requireSegments(manager, [one, other])
  const { settings: policy } = await new PolicyStore(manager).current()
  const { text, values } = comparisonStatement([one, other], policy, now)
  const rows = await manager.query<ComparedRow[]>(text, values)
  const [overlap = NO_OVERLAP] = await manager.query<Overlap[]>(OVERLAP, [one, other])
  const of = (id: string) =>
    comparedSegment(
      id,
      rows.find(({ segment_id }) => segment_id === id),
      overlap.customers
    )
  return {
    currency: policy.base_currency,
    one: of(one),
    other: of(other),
    overlap: {
      both: overlap.both,
      only_one: overlap.one - overlap.both,
      only_other: overlap.other - overlap.both,
    },
  }
}

const NO_OVERLAP: Overlap = { customers: 0, one: 0, other: 0, both: 0 }

function comparedSegment(
  segment_id: string,
  row: ComparedRow | undefined,
  customers: number
): ComparedSegment {
  if (!row) {
    return { segment_id, share: customers > 0 ? 0 : null, ...NOBODY }
  }
  const { rfm_r, rfm_f, rfm_m, silence_ms, ...figures } = row
  return {
    ...figures,
    share: customers > 0 ? row.people / customers : null,
    rfm:
      rfm_r === null || rfm_f === null || rfm_m === null ? null : { r: rfm_r, f: rfm_f, m: rfm_m },
    median_silence_days:
      silence_ms === null ? null : Math.floor(silence_ms / TENTH_OF_A_DAY_MS) / 10,
  }
}

const none = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>

const NOBODY: Omit<ComparedSegment, "segment_id" | "share"> = {
  people: 0,
  buyers: 0,
  revenue: "0",
  average_order_value: null,
  orders_per_buyer: null,
  repurchase_rate: null,
  rfm: null,
  tiers: none<Tier | "none">([...TIERS, "none"]),
  stages: none<Stage>(STAGES),
  median_silence_days: null,
  chance_90: null,
  clv: null,
  clv_mean: null,
}

async function requireSegments(manager: EntityManager, ids: readonly string[]): Promise<void> {
  const rows = await manager.query<{ id: string }[]>(
    "SELECT id FROM retention_segment WHERE id = ANY ($1::text[])",
    [ids.filter((id) => !id.includes("\0"))]
  )
  const unknown = ids.find((id) => !rows.some((row) => row.id === id))
  if (unknown !== undefined) {
    throw noSegment(unknown)
  }
}
