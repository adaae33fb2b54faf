import type { EntityManager } from "typeorm"
import type { CouponRequest } from "../../domain/coupons/request"
import type { RetentionCoupon } from "../../entities"
import { type Columns, columnOf, unnestRows } from "../ledger-unnest"

/** What differs from one coupon of a request to the next. */
export type NewCoupon = Pick<
  RetentionCoupon,
  | "id"
  | "code"
  | "person_id"
  | "offer"
  | "currency_code"
  | "tier"
  | "stage"
  | "reserved_amount"
  | "replaces_id"
>

const COLUMNS: Columns<NewCoupon> = [
  ["id", "text"],
  ["code", "text"],
  ["person_id", "text"],
  ["offer", "jsonb"],
  ["currency_code", "text"],
  ["tier", "text"],
  ["stage", "text"],
  ["reserved_amount", "numeric"],
  ["replaces_id", "text"],
]

/** Writes new coupons, which are due at once. @returns them by person id */
export async function insertCoupons(
  manager: EntityManager,
  rows: readonly NewCoupon[],
  request: CouponRequest,
  now: Date
): Promise<RetentionCoupon[]> {
  if (rows.length === 0) {
    return []
  }
  const { source, because, run_id, starts_at, ends_at } = request
  const set = unnestRows(rows, COLUMNS, "new", 9)
  return manager.query<RetentionCoupon[]>(
    `WITH made AS (
       INSERT INTO retention_coupon
         (source_type, source_id, step, because, run_id, starts_at, ends_at, state, issued_at,
          align_due_at, updated_at, ${COLUMNS.map(([name]) => name).join(", ")})
       SELECT $1, $2, $3, $4, $5, $6::timestamptz, $7::timestamptz, 'issuing', $8::timestamptz,
              $8::timestamptz, $8::timestamptz, ${COLUMNS.map((column) => columnOf("new", column)).join(", ")}
         FROM ${set.from}
       RETURNING *
     )
     SELECT * FROM made ORDER BY person_id`,
    [
      ...[source.type, source.id, source.step, because, run_id, starts_at, ends_at, now],
      ...set.params,
    ]
  )
}

/** Coupons by their ids, in the order of person ids; those that are not there are left out. */
export async function couponsByIds(
  manager: EntityManager,
  ids: readonly string[]
): Promise<RetentionCoupon[]> {
  return ids.length === 0
    ? []
    : manager.query<RetentionCoupon[]>(
        "SELECT * FROM retention_coupon WHERE id = ANY ($1::text[]) ORDER BY person_id, id",
        [ids]
      )
}
