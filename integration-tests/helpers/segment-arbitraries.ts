import fc from "fast-check"
import { type Policy, policySchema } from "../../src/modules/retention/domain/policy/schema"
import { PORTRAIT_SIGNALS } from "../../src/modules/retention/domain/portrait/types"
import type {
  CustomField,
  FieldValue,
  SegmentCoupon,
  SegmentFacts,
  SegmentProduct,
  SegmentProfile,
  SegmentPurchase,
} from "../../src/modules/retention/domain/segments"
import { calendarDay, firstInstant } from "../../src/modules/retention/domain/time/calendar-day"
import { RFM_GROUPS, STAGES, TIERS } from "../../src/modules/retention/domain/types"
import { amounts } from "./arbitraries"

/** A policy, a moment, and what is known of some people. */
export type SegmentShop = {
  readonly policy: Policy
  readonly now: Date
  readonly people: readonly SegmentFacts[]
}

/** Days before today that things happened on, and that rules ask for: few, so that they meet. */
export const DAYS_AGO = [0, 1, 2, 7, 14, 30, 31, 60, -1, -7, -14] as const

/** With clocks that move, midnights that come twice or not at all, and odd offsets. */
const ZONES = ["UTC", "Europe/Berlin", "America/Havana", "America/Santiago", "Asia/Kathmandu"]

/** Moments around which the clocks of some of them move. */
const MOMENTS = ["2026-03-29T12:00:00Z", "2026-09-06T18:00:00Z", "2026-11-01T12:00:00Z"]

export const PRODUCTS = ["prod_A", "prod_a", "prod_'b'"] as const
export const CATEGORIES = ["pcat_1", "pcat_2", "pcat_3"] as const
export const COLLECTIONS = ["pcol_1", "pcol_2"] as const
export const GROUPS = ["cusgroup_1", "cusgroup_2", "cusgroup_3"] as const
export const CHANNELS = ["sc_1", "sc_2"] as const
export const CODES = ["WELCOME", "welcome", "O'HARA"] as const
export const COUNTRIES = ["de", "us"] as const
/** Texts that other languages would read something into. */
export const TEXTS = ["gold", "Gold", "go%d", "g_ld", "it's", "0", "true"] as const
export const METADATA = ["size", "it's", "a.b"] as const
export const MONEY = ["0", "0.005", "50", "100", "100.5", "-3.25", "108", "200"] as const

/** A field of each kind, as a developer's rows might have them. */
export const CUSTOM_FIELDS: readonly CustomField[] = (
  [
    ["x_points", "integer", "number"],
    ["x_score", "number", "number"],
    ["x_spent", "money", "number"],
    ["x_vip", "flag", "flag"],
    ["x_born", "time", "at"],
    ["x_level", "choice", "text"],
    ["x_tags", "list", "text"],
    ["x_note", "text", "text"],
  ] as const
).map(([name, kind, column]) => ({
  name,
  kind,
  label: { en: name, zhCN: name },
  rows: `SELECT person_id, ${column} AS value FROM drawn_custom WHERE name = '${name}'`,
  ...(kind === "choice" ? { options: ["gold", "silver"] } : {}),
  ...(kind === "integer" ? { min: -5, max: 1000 } : {}),
}))

/** Any part of some values. */
export function some<T>(values: readonly T[], maxLength = 3): fc.Arbitrary<T[]> {
  return fc.array(fc.constantFrom(...values), { maxLength })
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 })
const count = fc.integer({ min: 0, max: 3 })
const share = fc.constantFrom(0, 0.3333, 0.5, 1)

/** Moments at, just before and well after the beginning of days that rules ask for. */
function times(now: Date, zone: string): fc.Arbitrary<Date> {
  const today = calendarDay(now, zone)
  return fc
    .tuple(fc.constantFrom(...DAYS_AGO), fc.constantFrom(0, -1, 1, 3_600_000, 43_200_000))
    .map(([days, ms]) => new Date(firstInstant(today - days, zone).getTime() + ms))
}

function texts(keys: readonly string[]): fc.Arbitrary<Map<string, string>> {
  return fc
    .array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...TEXTS)), { maxLength: 3 })
    .map((entries) => new Map(entries))
}

function profiles(at: fc.Arbitrary<Date>): fc.Arbitrary<SegmentProfile> {
  const score = maybe(fc.integer({ min: 1, max: 5 }))
  return fc.record({
    tier: maybe(fc.constantFrom(...TIERS)),
    previous_tier: maybe(fc.constantFrom(...TIERS)),
    tier_changed_at: at,
    stage: fc.constantFrom(...STAGES),
    previous_stage: maybe(fc.constantFrom(...STAGES)),
    stage_changed_at: at,
    slowing: fc.boolean(),
    rfm_r: score,
    rfm_f: score,
    rfm_m: score,
    rfm_group: maybe(fc.constantFrom(...RFM_GROUPS)),
    purchase_count: count,
    purchase_days: count,
    first_purchase_at: maybe(at),
    last_purchase_at: maybe(at),
    next_stage_at: maybe(at),
    total_revenue: fc.constantFrom(...MONEY),
    average_order_value: maybe(fc.constantFrom(...MONEY)),
    median_gap_days: maybe(fc.constantFrom("0.5", "7", "30")),
  })
}

function purchases(at: fc.Arbitrary<Date>): fc.Arbitrary<SegmentPurchase> {
  return fc.record({
    at,
    canceled_at: fc.option(at, { freq: 5 }),
    currency_code: fc.constantFrom("eur", "eur", "usd", "jpy", "gbp"),
    net_amount: fc.oneof(fc.constantFrom(...MONEY), amounts()),
    discount_total: fc.constantFrom("0", "0", "5"),
    promotion_codes: fc.uniqueArray(fc.constantFrom(...CODES), { maxLength: 2 }),
    sales_channel_id: maybe(fc.constantFrom(...CHANNELS)),
    metadata: texts(METADATA),
    product_ids: some(PRODUCTS),
  })
}

/** What each of {@link CUSTOM_FIELDS} has of somebody. */
function customs(at: fc.Arbitrary<Date>): fc.Arbitrary<Map<string, FieldValue[]>> {
  const values: Readonly<Record<string, fc.Arbitrary<FieldValue>>> = {
    integer: fc.integer({ min: 0, max: 3 }),
    number: share,
    money: fc.constantFrom(...MONEY),
    flag: fc.boolean(),
    time: at,
    choice: fc.constantFrom("gold", "silver", "none"),
    list: fc.constantFrom(...TEXTS),
    text: fc.constantFrom(...TEXTS),
  }
  const drawn = CUSTOM_FIELDS.map(({ kind }) => fc.array(values[kind] ?? share, { maxLength: 2 }))
  return fc
    .tuple(...drawn)
    .map((lists) => new Map(CUSTOM_FIELDS.map(({ name }, index) => [name, lists[index] ?? []])))
}

/** Of which the first one alone may be alive. */
function coupons(at: fc.Arbitrary<Date>): fc.Arbitrary<SegmentCoupon[]> {
  const drawn = fc.record({
    is_live: fc.boolean(),
    at: maybe(at),
    redemptions: fc.array(fc.record({ at, canceled_at: maybe(at) }), { maxLength: 2 }),
  })
  return fc
    .array(drawn, { maxLength: 3 })
    .map((all) => all.map((one, index) => ({ ...one, is_live: one.is_live && index === 0 })))
}

function facts(
  at: fc.Arbitrary<Date>,
  products: ReadonlyMap<string, SegmentProduct>
): fc.Arbitrary<SegmentFacts> {
  const currency_code = fc.constantFrom("eur", "eur", "eur", "usd")
  return fc.record({
    profile: profiles(at),
    person: fc.record({
      has_account: fc.boolean(),
      registered_at: maybe(at),
      last_seen_at: maybe(at),
    }),
    prediction: maybe(
      fc.record({
        currency_code,
        chance_30: share,
        chance_90: share,
        chance_365: share,
        expected_purchases: fc.constantFrom(0, 0.5, 2.25),
        clv: maybe(fc.constantFrom(...MONEY)),
        next_purchase_at: maybe(at),
      })
    ),
    portrait: maybe(
      fc.record({
        favourite_category_id: maybe(fc.constantFrom(...CATEGORIES)),
        favourite_product_ids: fc.uniqueArray(fc.constantFrom(...PRODUCTS)),
        discount_affinity: maybe(fc.constantFrom("0", "0.3333", "0.5", "1")),
        usual_basket: maybe(fc.constantFrom(...MONEY)),
        currency_code,
        signals: fc.uniqueArray(fc.constantFrom(...PORTRAIT_SIGNALS), { maxLength: 3 }),
        country_code: maybe(fc.constantFrom(...COUNTRIES)),
      })
    ),
    purchases: fc.array(purchases(at), { maxLength: 5 }),
    views: fc.uniqueArray(fc.record({ product_id: fc.constantFrom(...PRODUCTS), at }), {
      selector: ({ product_id }) => product_id,
    }),
    coupons: coupons(at),
    records: fc.array(
      fc.record({
        group_ids: fc.uniqueArray(fc.constantFrom(...GROUPS), { maxLength: 2 }),
        metadata: texts(METADATA),
      }),
      { maxLength: 2 }
    ),
    products: fc.constant(products),
    custom: customs(at),
  })
}

/** Some of the products are known, the last one never. */
const catalogues: fc.Arbitrary<ReadonlyMap<string, SegmentProduct>> = fc
  .array(
    fc.record({
      collection_id: maybe(fc.constantFrom(...COLLECTIONS)),
      category_ids: fc.uniqueArray(fc.constantFrom(...CATEGORIES)),
    }),
    { minLength: 2, maxLength: 2 }
  )
  .map((drawn) => new Map(drawn.map((product, index) => [PRODUCTS[index] ?? "", product])))

/** A shop whose people hit the edges that rules ask for. */
export function segmentShops(people: number): fc.Arbitrary<SegmentShop> {
  return fc
    .record({
      time_zone: fc.constantFrom(...ZONES),
      moment: fc.constantFrom(...MOMENTS),
      hours: fc.integer({ min: -40, max: 40 }),
      products: catalogues,
    })
    .chain(({ time_zone, moment, hours, products }) => {
      const now = new Date(Date.parse(moment) + hours * 3_600_000)
      const policy = policySchema.parse({
        base_currency: "eur",
        rates: { usd: "1.08", jpy: "0.006123456789" },
        time_zone,
        mirror: { customer_metadata: METADATA, order_metadata: METADATA },
      })
      const person = facts(times(now, time_zone), products)
      return fc
        .array(person, { minLength: people, maxLength: people })
        .map((drawn) => ({ policy, now, people: drawn }))
    })
}
