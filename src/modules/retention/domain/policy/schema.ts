import { IANAZone } from "luxon"
import { z } from "zod"

/** Codes that Medusa has and the runtime does not: the Iranian toman, and some of the past. */
const MEDUSAS_OWN_CURRENCIES = ["irt", "eek", "ltl", "lvl", "vef", "zmk"]

/** ISO 4217 codes the runtime knows, and Medusa's, lower case as Medusa keeps them. */
const KNOWN_CURRENCIES: ReadonlySet<string> = new Set([
  ...Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()),
  ...MEDUSAS_OWN_CURRENCIES,
])

const CURRENCY_ALLOWED = "must be a three-letter ISO 4217 currency code, such as eur"

/** Zones whose name Postgres takes for an abbreviation: winter time all the year. */
const WINTER_TIME_ONLY: ReadonlySet<string> = new Set(["cet", "eet", "met", "wet"])

/** An object that refuses unknown keys, and says which it knows. */
function fields<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `unknown field ${issue.keys.join(", ")}; allowed: ${Object.keys(shape).join(", ")}`
        : undefined,
  })
}

const currency = z
  .string()
  .toLowerCase()
  .refine((code) => KNOWN_CURRENCIES.has(code), {
    error: CURRENCY_ALLOWED,
  })

const rate = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,12})?$/, {
    error: 'must be a positive decimal in a string, such as "1.08"',
  })
  .refine((value) => Number(value) > 0, { error: "must be greater than 0" })

const days = (min: number) =>
  z
    .int({ error: "must be a whole number of days" })
    .min(min, { error: `must be at least ${min}` })
    .max(3650, { error: "must be at most 3650" })

const share = z
  .number({ error: "must be a number between 0 and 1" })
  .gt(0, { error: "must be greater than 0" })
  .lt(1, { error: "must be less than 1" })

const ladder = fields({ at_risk: days(1), dormant: days(1), lost: days(1) })

type Ladder = z.infer<typeof ladder>

/** Reports each rung that stands above the next one. */
function checkAscending(value: Ladder, path: string[], issues: z.core.$ZodRawIssue[]) {
  const rungs = ["at_risk", "dormant", "lost"] as const
  for (const [index, rung] of rungs.slice(1).entries()) {
    const before = rungs[index]
    if (before && value[before] > value[rung]) {
      issues.push({
        code: "custom",
        message: `must not be below ${before} (${value[before]} days)`,
        path: [...path, rung],
        input: value[rung],
      })
    }
  }
}

const tierSchema = fields({
  /** Days before a person's own last purchase that count for V and N. */
  window_days: days(30).default(730),
  /** V must exceed this percentile of all buyers for high value. */
  high_value_percentile: share.default(0.8),
  /** V must exceed this percentile for mid value. */
  mid_value_percentile: share.default(0.5),
  /** Purchase days in the window that high value asks for. */
  high_value_min_days: z.int().min(1).max(100).default(3),
  /** At most this many purchase days for potential. */
  potential_max_days: z.int().min(1).max(100).default(2),
  /** Days below the tier before it is taken away. */
  grace_days: days(0).default(30),
})

const stageSchema = fields({
  /** `rhythm`: limits from the shop's own gaps; `fixed`: the fixed days. */
  method: z.enum(["rhythm", "fixed"]).default("rhythm"),
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
  min_gaps: z.int().min(20).max(100000).default(200),
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
    min_purchase_days: z.int().min(3).max(100),
    min_silence_days: days(1),
    gap_factor: z.number().min(1).max(10),
  }).default({ min_purchase_days: 6, min_silence_days: 30, gap_factor: 2 }),
})

/** Names of metadata fields; a handful, each read with every record. */
const metadataFields = z
  .array(
    z
      .string()
      .min(1, { error: "must not be empty" })
      .max(100, { error: "must be at most 100 characters" })
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

/**
 * The whole configuration: what plugin options may seed, what the admin edits, what is stored.
 * Unknown keys are refused, and every message says what is allowed.
 */
export const policySchema = fields({
  /** Money is compared and summed in this currency. */
  base_currency: currency.default("usd"),
  /** Base-currency value of one unit of each other currency, as decimal strings. */
  rates: z
    .record(currency, rate, {
      error: (issue) => (issue.code === "invalid_key" ? CURRENCY_ALLOWED : undefined),
    })
    .default({}),
  /** IANA zone in which purchase days, months and nights are counted. */
  time_zone: z
    .string()
    // An offset such as "+05:00" is a zone to newer runtimes, but Postgres reads its sign the
    // other way round. "CET" and the like mean summer time to us and not to Postgres.
    .refine(isZone, {
      error: "must be an IANA time zone, such as Europe/Berlin",
    })
    .default("UTC"),
  /** Gross margin as a share of revenue; null while unknown, and then nothing is said in margin. */
  margin: z.number().min(0).max(1).nullable().default(null),
  tier: tierSchema.prefault({}),
  stage: stageSchema.prefault({}),
  mirror: mirrorSchema.prefault({}),
  seen: seenSchema.prefault({}),
}).check((context) => {
  const { rates, base_currency, tier, stage } = context.value
  const { issues } = context
  if (base_currency in rates) {
    issues.push({
      code: "custom",
      message: "must not hold the base currency itself, whose rate is 1",
      path: ["rates", base_currency],
      input: rates[base_currency],
    })
  }
  if (tier.mid_value_percentile >= tier.high_value_percentile) {
    issues.push({
      code: "custom",
      message: `must be below high_value_percentile (${tier.high_value_percentile})`,
      path: ["tier", "mid_value_percentile"],
      input: tier.mid_value_percentile,
    })
  }
  for (const name of ["floors", "ceilings", "fixed_days"] as const) {
    checkAscending(stage[name], ["stage", name], issues)
  }
  for (const rung of ["at_risk", "dormant", "lost"] as const) {
    if (stage.floors[rung] > stage.ceilings[rung]) {
      issues.push({
        code: "custom",
        message: `must not be above its ceiling (${stage.ceilings[rung]} days)`,
        path: ["stage", "floors", rung],
        input: stage.floors[rung],
      })
    }
  }
  const { percentiles } = stage
  if (percentiles.at_risk > percentiles.dormant || percentiles.dormant > percentiles.lost) {
    issues.push({
      code: "custom",
      message: "must rise from at_risk over dormant to lost",
      path: ["stage", "percentiles"],
      input: percentiles,
    })
  }
})

function isZone(zone: string): boolean {
  return (
    /^[A-Za-z]/.test(zone) &&
    !WINTER_TIME_ONLY.has(zone.toLowerCase()) &&
    IANAZone.isValidZone(zone)
  )
}

/** A complete, valid configuration. */
export type Policy = z.infer<typeof policySchema>

/** What may be handed in: everything has a default. */
export type PolicyInput = z.input<typeof policySchema>
