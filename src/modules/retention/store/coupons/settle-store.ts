import type { DataSource, EntityManager } from "typeorm"
import { discountOf } from "../../domain/coupons/discount"
import { isLate, type Settlement, settleTogether } from "../../domain/coupons/settlement"
import type { CouponState } from "../../domain/coupons/states"
import { type Rates, toBase } from "../../domain/money/convert"
import { PolicyStore } from "../policy-store"
import { isRefusedForGood } from "../postgres-error"
import { couponTransaction } from "./coupon-lock"
import { type CarriedCoupon, carriedCoupons } from "./settle-reader"

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

/** An order that could not be settled; its mark stays, behind all others. */
export type UnsettledOrder = { readonly order_id: string; readonly problem: string }

/** What became of a batch. */
export type SettledBatch = {
  readonly settled: readonly SettledCoupon[]
  readonly failed: readonly UnsettledOrder[]
  /** Whether there may be more that can be settled. */
  readonly more: boolean
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
   * Settles a batch of the orders that are marked. One that cannot be settled holds up no other.
   * @returns the coupons whose state changed, and what could not be done
   */
  async settle(now: Date): Promise<SettledBatch> {
    const [marked] = await this.#dataSource.query<{ some: boolean }[]>(
      "SELECT EXISTS (SELECT FROM retention_coupon_unsettled) AS some"
    )
    return marked?.some
      ? couponTransaction(this.#dataSource, (manager) => settleBatch(manager, now))
      : { settled: [], failed: [], more: false }
  }
}

async function settleBatch(manager: EntityManager, now: Date): Promise<SettledBatch> {
  const rates = await new PolicyStore(manager).settings()
  const order_ids = await takeMarks(manager)
  const failed: UnsettledOrder[] = []
  const settled = await settleOrFail(manager, [...new Set(order_ids)], { rates, now, failed })
  await manager.query(
    "INSERT INTO retention_coupon_unsettled (order_id) SELECT unnest($1::text[])",
    [failed.map(({ order_id }) => order_id)]
  )
  return { settled, failed, more: order_ids.length === BATCH && failed.length < order_ids.length }
}

type Work = { readonly rates: Rates; readonly now: Date; readonly failed: UnsettledOrder[] }

/** Settles what it can: where it fails, each half, until the one that cannot be done stands alone. */
async function settleOrFail(
  manager: EntityManager,
  order_ids: readonly string[],
  work: Work
): Promise<SettledCoupon[]> {
  const [first, second] = order_ids
  if (first === undefined) {
    return []
  }
  try {
    return await manager.transaction((part) => settleOrders(part, order_ids, work))
  } catch (error) {
    if (!isRefusedForGood(error)) {
      throw error
    }
    if (second === undefined) {
      work.failed.push({ order_id: first, problem: String(error) })
      return []
    }
    const half = Math.ceil(order_ids.length / 2)
    const one = await settleOrFail(manager, order_ids.slice(0, half), work)
    return [...one, ...(await settleOrFail(manager, order_ids.slice(half), work))]
  }
}

async function settleOrders(
  manager: EntityManager,
  order_ids: readonly string[],
  { rates, now }: Work
): Promise<SettledCoupon[]> {
  const coupons = await carriedCoupons(manager, order_ids)
  await writeRedemptions(manager, coupons, rates)
  const changes = settleTogether(coupons, now).map(({ coupon, next }) => ({
    coupon,
    next,
    discount: discountOf(coupon, coupon.orders, rates),
  }))
  await writeCoupons(manager, changes, now)
  return changes
    .filter(({ coupon, next }) => coupon.state !== next.state)
    .map(({ coupon, next }) => told(coupon, next))
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

async function writeRedemptions(
  manager: EntityManager,
  coupons: readonly CarriedCoupon[],
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

async function writeCoupons(
  manager: EntityManager,
  changes: readonly {
    readonly coupon: CarriedCoupon
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
function closedAt(
  coupon: CarriedCoupon,
  { state, state_reason }: Settlement,
  now: Date
): Date | null {
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

function told({ id, state: before, orders }: CarriedCoupon, { state }: Settlement): SettledCoupon {
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
