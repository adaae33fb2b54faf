import type { DataSource } from "typeorm"

/** A purchase of a fixture; what is left out is a plain one of ten dollars. */
export type FixturePurchase = {
  readonly person: string
  /** ISO time. */
  readonly at: string
  readonly amount?: string
  readonly currency?: string
  readonly canceled_at?: string | null
  readonly order_id?: string
}

/** All that writing asks of a connection; values are `$1`, `$2` in the text. */
type Querying = { readonly query: (sql: string, values: (string | string[])[]) => Promise<unknown> }

/** The id of a fixture's person, by the name it is known by. */
export function personId(name: string): string {
  return `rper_${name}`
}

/** Writes persons and purchases straight into the ledger; persons that exist stay. */
export async function writeLedger(
  dataSource: Querying,
  people: readonly string[],
  purchases: readonly FixturePurchase[]
): Promise<void> {
  await dataSource.query(
    `INSERT INTO retention_person (id, email)
     SELECT 'rper_' || name, name || '@example.com' FROM unnest($1::text[]) AS name
     ON CONFLICT DO NOTHING`,
    [[...new Set([...people, ...purchases.map(({ person }) => person)])]]
  )
  const rows = purchases.map((purchase, index) => ({
    order_id: purchase.order_id ?? `order_${purchase.person}_${purchase.at}_${index}`,
    person_id: personId(purchase.person),
    created_at: purchase.at,
    canceled_at: purchase.canceled_at ?? null,
    currency_code: purchase.currency ?? "usd",
    net_amount: purchase.amount ?? "10",
  }))
  await dataSource.query(
    `INSERT INTO retention_purchase
            (order_id, person_id, created_at, canceled_at, currency_code, net_amount,
             total, discount_total, promotions, source_version, source_updated_at)
     SELECT order_id, person_id, created_at, canceled_at, currency_code, net_amount,
            net_amount, 0, '[]', 1, created_at
       FROM jsonb_to_recordset($1::jsonb)
         AS purchase (order_id text, person_id text, created_at timestamptz,
                      canceled_at timestamptz, currency_code text, net_amount numeric)`,
    [JSON.stringify(rows)]
  )
}

/** Empties every table of the module. */
export async function emptyLedger(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `TRUNCATE retention_person, retention_identity, retention_purchase, retention_purchase_line,
              retention_profile, retention_transition, retention_fit, retention_policy,
              retention_problem, retention_watermark, retention_snapshot, retention_redrawn_move,
              retention_model_fit, retention_prediction, retention_portrait, retention_segment,
              retention_segment_member, retention_segment_move, retention_segment_day,
              retention_segment_group, retention_segment_group_member, retention_unscored,
              retention_unsegmented, retention_coupon, retention_coupon_campaign,
              retention_coupon_redemption, retention_coupon_refusal, retention_coupon_run,
              retention_coupon_source, retention_coupon_unbound, retention_coupon_unsettled`
  )
}
