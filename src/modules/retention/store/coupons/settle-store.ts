import type { DataSource, EntityManager } from "typeorm"
import {
  type CouponToSettle,
  isLate,
  type Settlement,
  settlementOf,
} from "../../domain/coupons/settlement"
import type { CouponState } from "../../domain/coupons/states"
import { type Rates, toBase } from "../../domain/money/convert"
import { Decimal, formatDecimal, parseDecimal } from "../../domain/money/decimal"
import { PolicyStore } from "../policy-store"
import { couponTransaction } from "./coupon-lock"

/** A coupon whose orders changed what it is. */
export type SettledCoupon = {
  readonly id: string
  readonly before: CouponState
  readonly state: CouponState
  /** The order that did it; null where that is gone. */
  readonly order_id: string | null
  /** What the order took off, in its currency. */
  readonly amount: string | null
  readonly currency_code: string | null
}

type Coupon = CouponToSettle & {
  readonly id: string
  readonly discount_amount: string
  readonly orders: readonly Redemption[]
}

type Redemption = {
  readonly order_id: string
  readonly amount: string
  readonly currency_code: string
  readonly redeemed_at: Date
  readonly canceled_at: Date | null
}

/** Marks that are taken at once: each is about one order. */
const BATCH = 500

/** From the ledger's orders to what became of the coupons whose codes they carry. */
export class SettleStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * Settles a batch of the orders that are marked.
   * @returns the coupons whose state changed, and whether there may be more orders
   */
  async settle(now: Date): Promise<{ readonly settled: SettledCoupon[]; readonly more: boolean }> {
    const [marked] = await this.#dataSource.query<{ some: boolean }[]>(
      "SELECT EXISTS (SELECT FROM retention_coupon_unsettled) AS some"
    )
    return marked?.some
      ? couponTransaction(this.#dataSource, (manager) => settleBatch(manager, now))
      : { settled: [], more: false }
  }
}

async function settleBatch(manager: EntityManager, now: Date) {
  const rates = await new PolicyStore(manager).settings()
  const order_ids = await takeMarks(manager)
  if (order_ids.length === 0) {
    return { settled: [], more: false }
  }
  const coupons = await concerned(manager, order_ids)
  await writeRedemptions(manager, coupons, rates)
  const changes = coupons.map((coupon) => ({
    coupon,
    next: settlementOf(coupon, coupon.orders, now),
    discount: discountOf(coupon, rates),
  }))
  await writeCoupons(manager, changes, now)
  return {
    settled: changes
      .filter(({ coupon, next }) => coupon.state !== next.state)
      .map(({ coupon, next }) => told(coupon, next)),
    more: order_ids.length === BATCH,
  }
}

/** Whatever is marked by now is also seen: the ledger is read after this. */
async function takeMarks(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ order_id: string }[]>(
    `WITH taken AS (
       DELETE FROM retention_coupon_unsettled WHERE id IN (
         SELECT id FROM retention_coupon_unsettled ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING order_id
     )
     SELECT order_id FROM taken`,
    [BATCH]
  )
  return rows.map(({ order_id }) => order_id)
}

/** The coupons that the orders carry or carried, each with all orders that carry it now. */
async function concerned(manager: EntityManager, order_ids: readonly string[]): Promise<Coupon[]> {
  const found = await manager.query<{ id: string }[]>(
    `SELECT c.id FROM retention_purchase p
       CROSS JOIN LATERAL jsonb_array_elements(p.promotions) AS promotion
       JOIN retention_coupon c ON c.code = promotion ->> 'code'
      WHERE p.order_id = ANY($1::text[])
      UNION
     SELECT coupon_id FROM retention_coupon_redemption WHERE order_id = ANY($1::text[])`,
    [order_ids]
  )
  const ids = found.map(({ id }) => id)
  const coupons = await manager.query<Omit<Coupon, "orders">[]>(
    `SELECT id, state, state_reason, starts_at, ends_at, closed_at, discount_amount, EXISTS (
         SELECT FROM retention_coupon other WHERE other.person_id = c.person_id
            AND other.id <> c.id AND other.state IN ('issuing', 'live')) AS holds_another
       FROM retention_coupon c WHERE id = ANY($1::text[]) ORDER BY id`,
    [ids]
  )
  const carried = await manager.query<(Redemption & { readonly coupon_id: string })[]>(
    `SELECT c.id AS coupon_id, p.order_id, promotion ->> 'amount' AS amount, p.currency_code,
            p.created_at AS redeemed_at, p.canceled_at
       FROM (
         SELECT unnest($1::text[]) AS order_id
          UNION
         SELECT order_id FROM retention_coupon_redemption WHERE coupon_id = ANY($2::text[])
       ) AS known
       JOIN retention_purchase p USING (order_id)
      CROSS JOIN LATERAL jsonb_array_elements(p.promotions) AS promotion
       JOIN retention_coupon c ON c.code = promotion ->> 'code' AND c.id = ANY($2::text[])
      ORDER BY p.created_at, p.order_id`,
    [order_ids, ids]
  )
  return coupons.map((coupon) => ({
    ...coupon,
    orders: carried.filter(({ coupon_id }) => coupon_id === coupon.id),
  }))
}

async function writeRedemptions(
  manager: EntityManager,
  coupons: readonly Coupon[],
  rates: Rates
): Promise<void> {
  const rows = coupons.flatMap((coupon) =>
    coupon.orders.map(({ order_id, amount, currency_code, redeemed_at, canceled_at }) => ({
      coupon_id: coupon.id,
      order_id,
      amount,
      currency_code,
      base_amount: toBase(amount, currency_code, rates),
      redeemed_at,
      canceled_at,
      late: isLate(coupon, redeemed_at),
    }))
  )
  await manager.query(
    `WITH carried AS (SELECT * FROM jsonb_populate_recordset(
       NULL::retention_coupon_redemption, $2::jsonb))
     DELETE FROM retention_coupon_redemption r
      WHERE r.coupon_id = ANY($1::text[]) AND NOT EXISTS (
        SELECT FROM carried c WHERE c.coupon_id = r.coupon_id AND c.order_id = r.order_id)`,
    [coupons.map(({ id }) => id), JSON.stringify(rows)]
  )
  await manager.query(
    `INSERT INTO retention_coupon_redemption AS r
     SELECT * FROM jsonb_populate_recordset(NULL::retention_coupon_redemption, $1::jsonb)
     ON CONFLICT (coupon_id, order_id) DO UPDATE SET
       amount = excluded.amount, currency_code = excluded.currency_code,
       base_amount = excluded.base_amount, redeemed_at = excluded.redeemed_at,
       canceled_at = excluded.canceled_at, late = excluded.late
     WHERE r IS DISTINCT FROM excluded`,
    [JSON.stringify(rows)]
  )
}

/** Base currency; what has no rate is not counted. */
function discountOf({ orders }: Coupon, rates: Rates): string {
  const sum = orders
    .filter(({ canceled_at }) => canceled_at === null)
    .map(({ amount, currency_code }) => toBase(amount, currency_code, rates) ?? "0")
    .reduce((total, amount) => total.plus(parseDecimal(amount)), new Decimal(0))
  return formatDecimal(sum)
}

async function writeCoupons(
  manager: EntityManager,
  changes: readonly {
    readonly coupon: Coupon
    readonly next: Settlement
    readonly discount: string
  }[],
  now: Date
): Promise<void> {
  const rows = changes.map(({ coupon, next, discount }) => ({
    id: coupon.id,
    ...next,
    closed_at: closedAt(coupon, next, now),
    discount_amount: discount,
  }))
  await manager.query(
    `UPDATE retention_coupon c SET
       state = n.state, state_reason = n.state_reason, closed_at = n.closed_at,
       discount_amount = n.discount_amount,
       align_due_at = CASE WHEN c.state <> n.state THEN $1 ELSE c.align_due_at END,
       revision = c.revision + CASE WHEN c.state <> n.state THEN 1 ELSE 0 END,
       updated_at = $1
     FROM jsonb_to_recordset($2::jsonb) AS n (
       id text, state text, state_reason text, closed_at timestamptz, discount_amount numeric)
     WHERE c.id = n.id
       AND (c.state, c.state_reason, c.closed_at, c.discount_amount)
         IS DISTINCT FROM (n.state, n.state_reason, n.closed_at, n.discount_amount)`,
    [now, JSON.stringify(rows)]
  )
}

/** Of one that was revoked before, when that was: it tells which orders came too late. */
function closedAt(coupon: Coupon, { state, state_reason }: Settlement, now: Date): Date | null {
  if (state === "live" || state === "issuing") {
    return null
  }
  const before = coupon.state === state || coupon.state_reason !== null
  if (before && state_reason === coupon.state_reason) {
    return coupon.closed_at
  }
  const standing = coupon.orders.find(({ canceled_at }) => canceled_at === null)
  return state === "redeemed" ? (standing?.redeemed_at ?? now) : now
}

function told({ id, state: before, orders }: Coupon, { state }: Settlement): SettledCoupon {
  const ofState = orders.filter(
    ({ canceled_at }) => (canceled_at === null) === (state === "redeemed")
  )
  const order = ofState.at(-1)
  return {
    id,
    before,
    state,
    order_id: order?.order_id ?? null,
    amount: order?.amount ?? null,
    currency_code: order?.currency_code ?? null,
  }
}
