import type { DataSource } from "typeorm"
import { formatDecimal, parseDecimal } from "../../domain/money/decimal"
import { isoDay, startOfDay } from "../../domain/time/calendar-day"
import type { SegmentStatus } from "../../entities/segment"
import { escapeLike } from "../../query/filters"
import { PolicyStore } from "../policy-store"
import type { Page } from "../profile-pager"
import { SqlParameters } from "../scoring/sql-parameters"
import { TallyStore } from "../tally-store"
import { noSegment } from "./no-segment"
import {
  CHANGE_DAYS,
  SEGMENT_ROWS,
  type SegmentRow,
  type SegmentView,
  segmentView,
  type WholeShop,
} from "./segment-view"

/** Fields that segments may be sorted by. */
export const SEGMENT_ORDERS = ["name", "members", "revenue", "created_at", "updated_at"] as const
export type SegmentOrder = {
  readonly field: (typeof SEGMENT_ORDERS)[number]
  readonly descending: boolean
}

/** Which segments to list. */
export type SegmentListInput = Page & {
  readonly status?: SegmentStatus | undefined
  /** Text that occurs in name or description. */
  readonly q?: string | undefined
  /** The customer group that follows it, or did until its sync was switched off. */
  readonly customer_group_id?: string | undefined
  readonly order: SegmentOrder
}

/** A page of segments, how many there are, and what they are shares of. */
export type SegmentPage = WholeShop & {
  readonly segments: readonly SegmentView[]
  readonly count: number
}

/** A segment somebody is in. */
export type PersonSegment = {
  readonly id: string
  readonly name: string
  readonly preset: string | null
  readonly entered_at: Date
}

/** Reads segments for the admin API; a list costs by its page. */
export class SegmentReader {
  readonly #dataSource: DataSource
  readonly #policies: PolicyStore
  readonly #tally: TallyStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#policies = new PolicyStore(dataSource)
    this.#tally = new TallyStore(dataSource)
  }

  /** A page of them. @param now for the change over 30 days */
  async list(input: SegmentListInput, now: Date): Promise<SegmentPage> {
    const [shop, then] = await this.#shop(now)
    const counting = new SqlParameters()
    const paging = new SqlParameters()
    const text = `${SEGMENT_ROWS(paging.bind(then))}
      WHERE ${conditions(paging, input)}
      ORDER BY ${orderSql(input.order)}
      LIMIT ${paging.bind(input.limit)} OFFSET ${paging.bind(input.offset)}`
    const count = `SELECT count(*)::integer AS count FROM retention_segment segment
      WHERE ${conditions(counting, input)}`
    const [rows, [counted]] = await Promise.all([
      this.#dataSource.query<SegmentRow[]>(text, paging.values),
      this.#dataSource.query<{ count: number }[]>(count, counting.values),
    ])
    const segments = rows.map((row) => segmentView(row, shop))
    return { segments, count: counted?.count ?? 0, ...shop }
  }

  /** One of them. @throws MedusaError NOT_FOUND */
  async retrieve(id: string, now: Date): Promise<SegmentView> {
    const [shop, then] = await this.#shop(now)
    const rows = id.includes("\0")
      ? []
      : await this.#dataSource.query<SegmentRow[]>(`${SEGMENT_ROWS("$1")} WHERE segment.id = $2`, [
          then,
          id,
        ])
    const [row] = rows
    if (!row) {
      throw noSegment(id)
    }
    return segmentView(row, shop)
  }

  /** The active segments that somebody is in, by name. */
  async ofPerson(person_id: string): Promise<PersonSegment[]> {
    return this.#dataSource.query<PersonSegment[]>(OF_PERSON, [person_id])
  }

  /** What segments are shares of, and the day that changes are told since. */
  async #shop(now: Date): Promise<[WholeShop, string]> {
    const [{ settings }, cells] = await Promise.all([this.#policies.current(), this.#tally.cells()])
    const { base_currency: currency, time_zone } = settings
    const customers = cells.reduce((sum, { people }) => sum + people, 0)
    const revenue = cells.reduce(
      (sum, cell) => sum.plus(parseDecimal(cell.revenue)),
      parseDecimal("0")
    )
    const then = isoDay(startOfDay(now, time_zone, CHANGE_DAYS), time_zone)
    return [{ currency, customers, revenue: formatDecimal(revenue) }, then]
  }
}

function conditions(
  parameters: SqlParameters,
  { status, q, customer_group_id }: SegmentListInput
): string {
  const all = ["TRUE"]
  if (status !== undefined) {
    all.push(`segment.status = ${parameters.bind(status)}`)
  }
  if (q !== undefined && q !== "") {
    const pattern = parameters.bind(`%${escapeLike(q)}%`)
    all.push(`(segment.name ILIKE ${pattern} OR segment.description ILIKE ${pattern})`)
  }
  if (customer_group_id !== undefined) {
    all.push(`EXISTS (
      SELECT FROM retention_segment_group followed
       WHERE followed.segment_id = segment.id
         AND followed.customer_group_id = ${parameters.bind(customer_group_id)})`)
  }
  return all.join(" AND ")
}

function orderSql({ field, descending }: SegmentOrder): string {
  const column = field === "name" ? "lower(segment.name)" : `segment.${field}`
  const direction = descending ? "DESC" : "ASC"
  return `${column} ${direction} NULLS LAST, segment.id ${direction}`
}

const OF_PERSON = `
  SELECT segment.id, segment.name, segment.preset, member.entered_at
    FROM retention_segment_member member
    JOIN retention_segment segment ON segment.id = member.segment_id
   WHERE member.person_id = $1 AND segment.status = 'active'
   ORDER BY lower(segment.name), segment.id`
