import type { DataSource } from "typeorm"
import type { FieldValue, SegmentFacts } from "../../src/modules/retention/domain/segments"
import { personId } from "./load-shop"
import { CUSTOM_FIELDS, type SegmentShop } from "./segment-arbitraries"

/** The table that {@link CUSTOM_FIELDS} read. */
export const DRAWN_CUSTOM = `
  CREATE TABLE drawn_custom (name text, person_id text, text text, number numeric, flag boolean,
                             at timestamptz)`

/** Replaces the shop in a test database by a drawn one, with everything that rules look at. */
export async function loadSegmentShop(
  dataSource: DataSource,
  { people }: Pick<SegmentShop, "people">
): Promise<void> {
  await dataSource.query(
    `TRUNCATE retention_person, retention_profile, retention_prediction, retention_portrait,
              retention_purchase, retention_purchase_line, retention_product, retention_identity,
              retention_product_view, retention_tally, retention_coupon,
              retention_coupon_redemption, drawn_custom`
  )
  const of = <T extends object>(rows: (facts: SegmentFacts) => readonly T[]) =>
    people.flatMap((facts, index) =>
      rows(facts).map((row, place) => ({
        ...row,
        person_id: personId(index),
        number: index * 10 + place,
      }))
    )
  const insert = (statement: string, rows: readonly object[]) =>
    dataSource.query(statement, [JSON.stringify(rows)])

  await insert(
    PERSON,
    of(({ person }) => [person])
  )
  await insert(
    PROFILE,
    of(({ profile }) => [profile])
  )
  await insert(
    PREDICTION,
    of(({ prediction }) => (prediction ? [prediction] : []))
  )
  await insert(
    PORTRAIT,
    of(({ portrait }) => (portrait ? [portrait] : []))
  )
  const purchases = of(({ purchases: drawn }) =>
    drawn.map((purchase) => ({
      ...purchase,
      metadata: { ...Object.fromEntries(purchase.metadata), list: ["gold"] },
      promotions: purchase.promotion_codes.map((code) => ({ code })),
    }))
  )
  await insert(PURCHASE, purchases)
  await insert(
    LINE,
    // And one that is no product of the shop.
    purchases.flatMap(({ number, product_ids }) =>
      [...product_ids, null].map((product_id) => ({ number, product_id }))
    )
  )
  await insert(
    RECORD,
    of(({ records, views }) => {
      const one = { group_ids: [], metadata: new Map<string, string>() }
      const all = records.length === 0 && views.length > 0 ? [one] : records
      return all.map(({ metadata, ...record }) => ({
        ...record,
        metadata: Object.fromEntries(metadata),
      }))
    })
  )
  await insert(
    VIEW,
    of(({ views }) => views).map((view) => ({ ...view }))
  )
  const given = of(({ coupons }) => coupons)
  await insert(COUPON, given)
  await insert(
    REDEMPTION,
    given.flatMap(({ number, redemptions }) => redemptions.map((one) => ({ ...one, number })))
  )
  const [first] = people
  await insert(
    PRODUCT,
    [...(first?.products ?? [])].map(([product_id, product]) => ({ product_id, ...product }))
  )
  await insert(
    CUSTOM,
    of(({ custom }) =>
      CUSTOM_FIELDS.flatMap(({ name }) =>
        (custom.get(name) ?? []).map((value) => ({ name, ...customRow(name, value) }))
      )
    )
  )
}

/** By the kind of its field, since an amount is a string too. */
function customRow(name: string, value: FieldValue) {
  switch (CUSTOM_FIELDS.find((field) => field.name === name)?.kind) {
    case "flag":
      return { flag: value }
    case "time":
      return { at: value }
    case "integer":
    case "number":
    case "money":
      return { value }
    default:
      return { text: value }
  }
}

const PERSON = `
  INSERT INTO retention_person (id, email, has_account, registered_at, last_seen_at)
  SELECT person_id, person_id || '@example.com', has_account, registered_at, last_seen_at
    FROM jsonb_to_recordset($1::jsonb)
      AS drawn (person_id text, has_account boolean, registered_at timestamptz,
                last_seen_at timestamptz)`

const PROFILE = `
  INSERT INTO retention_profile
  SELECT (jsonb_populate_record(NULL::retention_profile, drawn)).*
    FROM jsonb_array_elements($1::jsonb) AS drawn`

const PREDICTION = `
  INSERT INTO retention_prediction
  SELECT (jsonb_populate_record(NULL::retention_prediction, '{
            "model_fit_id": "rmod_1", "predicted_at": "2026-01-01T00:00:00Z", "frequency": 1,
            "recency_days": 1, "age_days": 2, "spend_count": 1, "horizon_days": 365,
            "annual_discount_rate": 0.1}'::jsonb || drawn)).*
    FROM jsonb_array_elements($1::jsonb) AS drawn`

const PORTRAIT = `
  INSERT INTO retention_portrait
  SELECT (jsonb_populate_record(NULL::retention_portrait, '{
            "purchases": 1, "discounted_purchases": 0, "time_zone": "UTC",
            "time_zone_from": "policy", "evidence": {}}'::jsonb || drawn)).*
    FROM jsonb_array_elements($1::jsonb) AS drawn`

const PURCHASE = `
  INSERT INTO retention_purchase
         (order_id, person_id, created_at, canceled_at, currency_code, net_amount, total,
          discount_total, promotions, sales_channel_id, metadata, source_version, source_updated_at)
  SELECT 'order_' || number, person_id, at, canceled_at, currency_code, net_amount, net_amount,
         discount_total, promotions, sales_channel_id, metadata, 1, at
    FROM jsonb_to_recordset($1::jsonb)
      AS drawn (number integer, person_id text, at timestamptz, canceled_at timestamptz,
                currency_code text, net_amount numeric, discount_total numeric, promotions jsonb,
                sales_channel_id text, metadata jsonb)`

const LINE = `
  INSERT INTO retention_purchase_line (id, order_id, product_id, title, quantity, amount)
  SELECT 'ordli_' || row_number() OVER (), 'order_' || number, product_id, 'A line', 1, 1
    FROM jsonb_to_recordset($1::jsonb) AS drawn (number integer, product_id text)`

const RECORD = `
  INSERT INTO retention_identity
         (customer_id, person_id, email, has_account, customer_created_at, group_ids, metadata)
  SELECT 'cus_' || number, person_id, 'x@example.com', TRUE, now(),
         ARRAY(SELECT jsonb_array_elements_text(group_ids)), metadata
    FROM jsonb_to_recordset($1::jsonb)
      AS drawn (number integer, person_id text, group_ids jsonb, metadata jsonb)`

/** By the first record of a person. */
const VIEW = `
  INSERT INTO retention_product_view (customer_id, product_id, viewed_at)
  SELECT 'cus_' || number / 10 * 10, product_id, at
    FROM jsonb_to_recordset($1::jsonb)
      AS drawn (number integer, product_id text, at timestamptz)`

const COUPON = `
  INSERT INTO retention_coupon
         (id, code, person_id, source_type, source_id, offer, state, live_at, ends_at, issued_at,
          reserved_amount, updated_at)
  SELECT 'rcpn_' || number, 'CODE-' || number, person_id, 'drawn', number, '{}',
         CASE WHEN is_live THEN 'live' ELSE 'expired' END, at, now(), now(), 1, now()
    FROM jsonb_to_recordset($1::jsonb)
      AS drawn (number integer, person_id text, is_live boolean, at timestamptz)`

const REDEMPTION = `
  INSERT INTO retention_coupon_redemption
         (coupon_id, order_id, amount, currency_code, redeemed_at, canceled_at, late)
  SELECT 'rcpn_' || number, 'order_' || row_number() OVER (), 1, 'eur', at, canceled_at, false
    FROM jsonb_to_recordset($1::jsonb)
      AS drawn (number integer, at timestamptz, canceled_at timestamptz)`

const PRODUCT = `
  INSERT INTO retention_product (product_id, title, collection_id, category_ids)
  SELECT product_id, product_id, collection_id,
         ARRAY(SELECT jsonb_array_elements_text(category_ids))
    FROM jsonb_to_recordset($1::jsonb)
      AS drawn (product_id text, collection_id text, category_ids jsonb)`

const CUSTOM = `
  INSERT INTO drawn_custom (name, person_id, text, number, flag, at)
  SELECT name, person_id, text, value, flag, at
    FROM jsonb_to_recordset($1::jsonb)
      AS drawn (name text, person_id text, text text, value numeric, flag boolean, at timestamptz)`
