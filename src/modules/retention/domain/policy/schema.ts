import { z } from "zod"
import { moneyIssues, stageIssues, tierIssues } from "./cross-checks"
import { currency, rates } from "./money-fields"
import { count, days, fields, ladder, share, within } from "./number-fields"
import { offersSchema } from "./offer-fields"
import { breaks } from "./policy-rule"
import { seasons } from "./season-fields"
import { timeZone } from "./time-zone-field"

const tierSchema = fields({
  /** Days before a person's own last purchase that count for V and N. */
  window_days: days(30).default(730),
  /** V must exceed this percentile of all buyers for high value. */
  high_value_percentile: share.default(0.8),
  /** V must exceed this percentile for mid value. */
  mid_value_percentile: share.default(0.5),
  /** Purchase days in the window that high value asks for. */
  high_value_min_days: count(1, 100).default(3),
  /** At most this many purchase days for potential. */
  potential_max_days: count(1, 100).default(2),
  /** Days below the tier before it is taken away. */
  grace_days: days(0).default(30),
}).check(({ value, issues }) => {
  issues.push(...tierIssues(value))
})

const stageSchema = fields({
  /** `rhythm`: limits from the shop's own gaps; `fixed`: the fixed days. */
  method: z.enum(["rhythm", "fixed"], { error: "must be rhythm or fixed" }).default("rhythm"),
  /** Percentiles of the gaps between purchase days. */
  percentiles: fields({ at_risk: share, dormant: share, lost: share }).default({
    at_risk: 0.8,
    dormant: 0.95,
    lost: 0.99,
  }),
  /** A limit is never below its floor … */
  floors: ladder.default({ at_risk: 60, dormant: 90, lost: 180 }),
  /** … nor above its ceiling. */
  ceilings: ladder.default({ at_risk: 120, dormant: 240, lost: 540 }),
  /** Used when there is too little history, and aimed at when the back-test fails. */
  fixed_days: ladder.default({ at_risk: 90, dormant: 180, lost: 365 }),
  /** Only gaps that ended in these last days count. */
  gap_window_days: days(90).default(730),
  /** Fewer gaps than this: fixed days. */
  min_gaps: count(20, 100_000).default(200),
  /** Shorter history than this: fixed days. */
  min_history_days: days(30).default(180),
  /** How far limits may move at a monthly refit, as a share of themselves. */
  max_monthly_change: share.default(0.1),
  /** Days after the first purchase during which a person is new. */
  new_days: days(1).default(30),
  /** Days after a purchase that ended a dormant silence during which a person is reactivated. */
  reactivated_days: days(1).default(60),
  /** The personal flag `slowing`. */
  slowing: fields({
    min_purchase_days: count(3, 100),
    min_silence_days: days(1),
    gap_factor: within(1, 10),
  }).default({ min_purchase_days: 6, min_silence_days: 30, gap_factor: 2 }),
}).check(({ value, issues }) => {
  issues.push(...stageIssues(value))
})

/** What Postgres keeps in no JSON: NUL, and half of a pair of surrogates. */
const UNSTORABLE = /\0|\p{Surrogate}/u

/** Names of metadata fields; a handful, each read with every record. */
const metadataFields = z
  .array(
    z
      .string({ error: "must be the name of a field" })
      .min(1, { error: "must not be empty" })
      .max(100, { error: "must be at most 100 characters" })
      .refine(
        (name) => !UNSTORABLE.test(name),
        breaks({ rule: "text" }, "must be text without NUL characters")
      ),
    { error: "must be a list of field names" }
  )
  .max(20, { error: "must be at most 20 fields" })
  .transform((names) => [...new Set(names)].sort())
  .default([])

const mirrorSchema = fields({
  /** Fields of a customer record's metadata that segments may ask for. */
  customer_metadata: metadataFields,
  /** Fields of an order's metadata that segments may ask for. */
  order_metadata: metadataFields,
})

const seenSchema = fields({
  /** Lets the storefront tell which products a logged-in customer looks at. */
  storefront: z.boolean({ error: "must be true or false" }).default(false),
})

const portraitSchema = fields({
  /** An order that takes more days than these to leave, or to arrive, is late. */
  late_after_days: days(1).default(7),
  /** An order of which at least this share was given back counts as refunded. */
  refunded_share: within(0.01, 1).default(0.2),
  /** When people buy for others. */
  gift_seasons: seasons.default([{ from: "11-15", to: "12-24" }]),
})

/**
 * The whole configuration: what plugin options may seed, what the admin edits, what is stored.
 * Unknown keys are refused, and every message says what is allowed.
 */
export const policySchema = fields({
  /** Money is compared and summed in this currency. */
  base_currency: currency.default("usd"),
  /** Base-currency value of one unit of each other currency, as decimal strings. */
  rates: rates.default({}),
  /** IANA zone in which purchase days, months and nights are counted. */
  time_zone: timeZone.default("UTC"),
  /** Gross margin as a share of revenue; null while unknown, and then nothing is said in margin. */
  margin: within(0, 1).nullable().default(null),
  /** How much less a year money to come is worth: 0.1 is ten per cent. Lifetime values go by it. */
  annual_discount_rate: within(0, 1).default(0.1),
  tier: tierSchema.prefault({}),
  stage: stageSchema.prefault({}),
  mirror: mirrorSchema.prefault({}),
  seen: seenSchema.prefault({}),
  portrait: portraitSchema.prefault({}),
  offers: offersSchema.prefault({}),
}).check(({ value, issues }) => {
  issues.push(...moneyIssues(value))
})

/** A complete, valid configuration. */
export type Policy = z.infer<typeof policySchema>

/** What may be handed in: everything has a default. */
export type PolicyInput = z.input<typeof policySchema>
