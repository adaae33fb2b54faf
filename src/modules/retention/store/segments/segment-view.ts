import type { RetentionSegment } from "../../entities"
import type { SegmentSyncStatus } from "../../entities/segment-group"

/** A segment as the API shows it. */
export type SegmentView = Pick<
  RetentionSegment,
  | "id"
  | "name"
  | "description"
  | "preset"
  | "status"
  | "rule"
  | "rule_revision"
  | "problem"
  | "members"
  | "evaluated_at"
  | "measured_at"
  | "created_at"
  | "updated_at"
  | "archived_at"
> & {
  /** Of all customers, 0 to 1; null without any. */
  readonly share: number | null
  /** Lifetime net revenue of its members in base currency; null before it is added up in it. */
  readonly revenue: string | null
  /** Of all net revenue, 0 to 1; null without any. */
  readonly revenue_share: number | null
  /** Members more or fewer than 30 days ago; null while it was not evaluated for so long. */
  readonly change_30: number | null
  /** The customer group that follows it. */
  readonly sync: {
    readonly customer_group_id: string
    readonly enabled: boolean
    readonly status: SegmentSyncStatus
  } | null
}

/** Everybody there is, whom segments are shares of. */
export type WholeShop = {
  /** Base currency of all money beside it. */
  readonly currency: string
  readonly customers: number
  /** Their lifetime net revenue. */
  readonly revenue: string
}

/** Days that {@link SegmentView.change_30} looks back. */
export const CHANGE_DAYS = 30

/** A row of {@link SEGMENT_ROWS}. */
export type SegmentRow = Omit<SegmentView, "share" | "revenue_share" | "change_30"> & {
  readonly currency_code: string | null
  /** Members at the end of the day that {@link CHANGE_DAYS} look back to; null where unknown. */
  readonly people_then: number | null
}

/** Segments with what stands beside them; the day to look back to is `{day}`. */
export const SEGMENT_ROWS = (day: string) => `
  SELECT segment.id, segment.name, segment.description, segment.preset, segment.status,
         segment.rule, segment.rule_revision, segment.problem, segment.members,
         trim_scale(segment.revenue) AS revenue, segment.currency_code,
         segment.evaluated_at, segment.measured_at,
         segment.created_at, segment.updated_at, segment.archived_at,
         then_.people AS people_then,
         CASE WHEN sync.segment_id IS NOT NULL THEN jsonb_build_object(
           'customer_group_id', sync.customer_group_id,
           'enabled', sync.enabled,
           'status', sync.status
         ) END AS sync
    FROM retention_segment segment
    LEFT JOIN retention_segment_group sync ON sync.segment_id = segment.id
    LEFT JOIN LATERAL (
      SELECT day.people
        FROM retention_segment_day day
       WHERE day.segment_id = segment.id AND day.day <= ${day}::date
       ORDER BY day.day DESC
       LIMIT 1
    ) AS then_ ON true`

/** A row as the API shows it. */
export function segmentView(
  { currency_code, people_then, ...row }: SegmentRow,
  shop: WholeShop
): SegmentView {
  const revenue = currency_code === shop.currency ? row.revenue : null
  return {
    ...row,
    revenue,
    share: shareOf(row.members, shop.customers),
    revenue_share: revenue === null ? null : shareOf(Number(revenue), Number(shop.revenue)),
    change_30: people_then === null ? null : row.members - people_then,
  }
}

function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
