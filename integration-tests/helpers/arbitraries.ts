import fc from "fast-check"
import { type Policy, policySchema } from "../../src/modules/retention/domain/policy/schema"
import { DAY_MS } from "../../src/modules/retention/domain/time/duration"
import {
  type FitFacts,
  type Limits,
  type PurchaseFact,
  type StoredTier,
  TIERS,
} from "../../src/modules/retention/domain/types"

/** One person as scoring finds them: ledger and stored tier. */
export type PersonCase = {
  readonly purchases: readonly PurchaseFact[]
  readonly stored: StoredTier
}

/** All that scoring follows from, for a handful of people. */
export type ShopCase = {
  readonly policy: Policy
  readonly fit: FitFacts
  readonly now: Date
  readonly people: readonly PersonCase[]
}

/** Days that limits, periods and gaps are drawn from: few, so that they meet. */
const DAYS = [1, 2, 7, 30, 60, 61, 90, 155, 260, 365, 730]

/** Zones with and without daylight saving, with odd offsets, far ahead and far behind. */
const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Shanghai",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
]

/** The last one never has a rate. */
const CURRENCIES = ["eur", "usd", "jpy", "gbp"]

const days = fc.constantFrom(...DAYS)

/** Decimal strings: negative, zero, finer than a cent, with more digits than a double holds. */
export function amounts(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom("0", "0.005", "-0.005", "0.0001", "50", "100", "100.00", "-3.25", "33.333333"),
    fc.constantFrom("987654321.1234567", "0.1000000000000000055"),
    fc.integer({ min: -1000, max: 100_000 }).map((cents) => (cents / 100).toFixed(2))
  )
}

/** Three ascending limits, often equal. */
export function limits(): fc.Arbitrary<Limits> {
  return fc.tuple(days, days, days).map((drawn) => {
    const [at_risk = 1, dormant = 1, lost = 1] = [...drawn].sort((a, b) => a - b)
    return { at_risk, dormant, lost }
  })
}

/** Valid policies. */
function policies(): fc.Arbitrary<Policy> {
  return fc
    .record({
      base_currency: fc.constantFrom("eur", "usd"),
      time_zone: fc.constantFrom(...ZONES),
      window_days: fc.constantFrom(30, 90, 365, 730),
      high_value_min_days: fc.integer({ min: 1, max: 4 }),
      potential_max_days: fc.integer({ min: 1, max: 3 }),
      grace_days: fc.constantFrom(0, 1, 30),
      new_days: days,
      reactivated_days: days,
      min_purchase_days: fc.integer({ min: 3, max: 6 }),
      min_silence_days: days,
      gap_factor: fc.constantFrom(1, 1.5, 2, 2.3, 10, 1.123456789123),
    })
    .map((drawn) =>
      policySchema.parse({
        base_currency: drawn.base_currency,
        rates: { jpy: "0.006123456789", [drawn.base_currency === "eur" ? "usd" : "eur"]: "1.08" },
        time_zone: drawn.time_zone,
        tier: {
          window_days: drawn.window_days,
          high_value_min_days: drawn.high_value_min_days,
          potential_max_days: drawn.potential_max_days,
          grace_days: drawn.grace_days,
        },
        stage: {
          new_days: drawn.new_days,
          reactivated_days: drawn.reactivated_days,
          slowing: {
            min_purchase_days: drawn.min_purchase_days,
            min_silence_days: drawn.min_silence_days,
            gap_factor: drawn.gap_factor,
          },
        },
      })
    )
}

/** Spans in milliseconds that hit a number of days exactly, or miss it by a hair. */
function spans(exact_days: readonly number[]): fc.Arbitrary<number> {
  const hit = fc
    .tuple(fc.constantFrom(...exact_days), fc.constantFrom(0, 0, -1, 1))
    .map(([count, hair]) => count * DAY_MS + hair)
  const any = fc.integer({ min: 0, max: 400 * DAY_MS })
  const within_days = fc.integer({ min: 0, max: 2 * DAY_MS })
  return fc.oneof({ weight: 4, arbitrary: hit }, any, within_days, fc.constant(0))
}

/** Lengths that matter to a policy and its limits. */
function tellingDays(policy: Policy, { at_risk, dormant, lost }: Limits): number[] {
  const { new_days, reactivated_days, slowing } = policy.stage
  return [at_risk, dormant, lost, policy.tier.window_days, new_days, reactivated_days].concat(
    slowing.min_silence_days,
    1
  )
}

/** Up to 12 purchases back from `now` (some ahead of it), cancelled now and then. */
function ledgers(policy: Policy, bounds: Limits, now: Date): fc.Arbitrary<PurchaseFact[]> {
  const span = spans(tellingDays(policy, bounds))
  const purchase = fc.record({
    gap: span,
    canceled: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
    currency_code: fc.constantFrom("eur", "eur", ...CURRENCIES),
    net_amount: amounts(),
  })
  const ahead = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, span)
  return fc
    .tuple(ahead, span, fc.array(purchase, { maxLength: 12 }), fc.boolean())
    .map(([future, silence, drawn, reversed]) => {
      let at = now.getTime() + future - (future === 0 ? silence : 0)
      const purchases = drawn.map(({ gap, canceled, currency_code, net_amount }) => {
        const fact = {
          at: new Date(at),
          canceled_at: canceled ? new Date(at + DAY_MS) : null,
          currency_code,
          net_amount,
        }
        at -= gap
        return fact
      })
      return reversed ? purchases.reverse() : purchases
    })
}

/** Any stored pair, also ones a changed policy leaves behind. */
function storedTiers(policy: Policy, now: Date): fc.Arbitrary<StoredTier> {
  const since = fc
    .constantFrom(0, 1, -1, DAY_MS)
    .map((hair) => new Date(now.getTime() - policy.tier.grace_days * DAY_MS + hair))
    .map((date) => (date > now ? now : date))
  return fc.oneof(
    fc.constant({ tier: null, downgrade_since: null }),
    fc.record({ tier: fc.constantFrom(...TIERS), downgrade_since: fc.constant(null) }),
    fc.record({ tier: fc.constantFrom(...TIERS), downgrade_since: since })
  )
}

/** Cuts as a fit before `now` might have left them, or none as on an empty shop. */
function fits(bounds: Limits, now: Date): fc.Arbitrary<FitFacts> {
  const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b)
  const money = (values: readonly string[]) => [...values].sort((a, b) => Number(a) - Number(b))
  const cut = fc.option(fc.constantFrom("-3.25", "0", "0.005", "50", "100", "150", "200.5"))
  const four = <T>(value: fc.Arbitrary<T>) =>
    fc.oneof(fc.constant<T[]>([]), fc.array(value, { minLength: 4, maxLength: 4 }))
  const silence = spans([bounds.at_risk, bounds.dormant, bounds.lost]).map(
    (ms) => Math.max(0, ms) / 1000
  )
  return fc.record({
    fitted_at: fc
      .constantFrom(0, 1, 3_600_000, 5 * DAY_MS, 40 * DAY_MS)
      .map((age) => new Date(now.getTime() - age)),
    limits: fc.constant(bounds),
    high_value_cut: cut,
    mid_value_cut: cut,
    median_basket: cut,
    silence_cuts: four(silence).map(ascending),
    frequency_cuts: four(fc.integer({ min: 1, max: 5 })).map(ascending),
    monetary_cuts: four(fc.constantFrom("-1", "0", "0.005", "50", "100", "200", "1000")).map(money),
  })
}

/** Moments to the millisecond, over a year with all its clock changes. */
export function moments(): fc.Arbitrary<Date> {
  return fc
    .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) })
    .map((ms) => new Date(ms))
}

/** A policy, a fit, a moment, and people whose times and sums hit all their edges. */
export function shops({ people = 1 }: { readonly people?: number } = {}): fc.Arbitrary<ShopCase> {
  return fc
    .record({ policy: policies(), bounds: limits(), now: moments() })
    .chain(({ policy, bounds, now }) =>
      fc.record({
        policy: fc.constant(policy),
        fit: fits(bounds, now),
        now: fc.constant(now),
        people: fc.array(
          fc.record({
            purchases: ledgers(policy, bounds, now),
            stored: storedTiers(policy, now),
          }),
          { minLength: people, maxLength: people }
        ),
      })
    )
}

/** One person of such a shop. */
export function people(): fc.Arbitrary<Omit<ShopCase, "people"> & PersonCase> {
  return shops().map(({ people: [person = nobody], ...shop }) => ({ ...shop, ...person }))
}

const nobody: PersonCase = { purchases: [], stored: { tier: null, downgrade_since: null } }
