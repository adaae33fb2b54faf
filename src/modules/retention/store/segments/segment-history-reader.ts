import type { DataSource } from "typeorm"
import { isoDay } from "../../domain/time/calendar-day"
import type { RetentionSegmentDay } from "../../entities"
import { PolicyStore } from "../policy-store"

/** A segment's size on one day, and who came and went on it. */
export type HistoryDay = Pick<
  RetentionSegmentDay,
  "day" | "people" | "revenue" | "entered" | "exited"
>

/** A segment day by day, oldest first; no day is missing since it was built. */
export type SegmentHistory = {
  readonly time_zone: string
  readonly currency: string
  readonly days: readonly HistoryDay[]
}

/** Reads how a segment grew and shrank. */
export class SegmentHistoryReader {
  readonly #dataSource: DataSource
  readonly #policies: PolicyStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#policies = new PolicyStore(dataSource)
  }

  /**
   * The last days, today's among them. A day on which nothing was evaluated is as the one before.
   * @param days how many calendar days back, in the policy's time zone
   */
  async read(
    segment_id: string,
    { days, now }: { readonly days: number; readonly now: Date }
  ): Promise<SegmentHistory> {
    const { time_zone, base_currency } = (await this.#policies.current()).settings
    const today = isoDay(now, time_zone)
    const rows = await this.#dataSource.query<HistoryDay[]>(DAYS, [
      segment_id,
      today,
      days,
      base_currency,
    ])
    return { time_zone, currency: base_currency, days: rows }
  }
}

/** Amounts in another base currency than today's are left out. */
const DAYS = `
  SELECT calendar.day::date::text AS day,
         known.people,
         CASE WHEN known.currency_code = $4 THEN trim_scale(known.revenue) END AS revenue,
         CASE WHEN known.day = calendar.day::date THEN known.entered ELSE 0 END AS entered,
         CASE WHEN known.day = calendar.day::date THEN known.exited ELSE 0 END AS exited
    FROM generate_series(($2::date - $3::integer + 1)::timestamp, $2::date::timestamp, '1 day')
         AS calendar (day)
    JOIN LATERAL (
      SELECT day.*
        FROM retention_segment_day day
       WHERE day.segment_id = $1 AND day.day <= calendar.day::date
       ORDER BY day.day DESC
       LIMIT 1
    ) AS known ON true
   ORDER BY calendar.day`
