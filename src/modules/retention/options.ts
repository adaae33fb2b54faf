import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { OfferStrategy } from "./domain/coupons/strategy"
import { describeIssues } from "./domain/policy/describe-issues"
import { policySchema, type Policy, type PolicyInput } from "./domain/policy/schema"
import { type CustomField, customFieldSchema, OWN_FIELDS } from "./domain/segments"

/**
 * One connection keeps the locks of all jobs, a full scoring takes two at once, and another must
 * stay free for whoever they wait for.
 */
const MIN_POOL_SIZE = 4

/** A developer's fields for segments. */
const MOST_FIELDS = 100

const retentionOptionsSchema = z.object({
  policy: z.record(z.string(), z.unknown()).optional(),
  pool_size: z
    .int()
    .min(MIN_POOL_SIZE, { error: `must be at least ${MIN_POOL_SIZE}` })
    .max(50, { error: "must be at most 50" })
    .default(5),
  events: z.boolean({ error: "must be true or false" }).default(true),
  segment_fields: z
    .array(customFieldSchema, { error: "must be a list of fields by defineSegmentField" })
    .max(MOST_FIELDS, { error: `must be at most ${MOST_FIELDS} fields` })
    .superRefine((fields, context) => {
      const taken = new Set(OWN_FIELDS.map(({ name }) => name))
      fields.forEach(({ name }, index) => {
        if (taken.has(name)) {
          const message = `${name} is taken; x_${name} is not`
          context.addIssue({ code: "custom", path: [index, "name"], message })
        }
        taken.add(name)
      })
    })
    .default([]),
  offer_strategy: z
    .custom<OfferStrategy>(isStrategy, {
      error: "must be an object with id and choose, by defineOfferStrategy",
    })
    .optional(),
})

function isStrategy(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    typeof value.id === "string" &&
    "choose" in value &&
    typeof value.choose === "function"
  )
}

/**
 * The plugin's options in `medusa-config.ts`.
 */
export type RetentionOptions = {
  /**
   * Any part of the policy; the rest takes its defaults. Seeds version 1 at the first need; from
   * then on the admin owns the policy and this is ignored.
   */
  readonly policy?: PolicyInput
  /** Connections of the module's own database pool, 4 to 50; 5 by default. */
  readonly pool_size?: number
  /**
   * Whether Medusa's events are listened to; true by default. Without them the ledger follows by
   * the reconcile jobs alone, minutes later.
   */
  readonly events?: boolean
  /** Fields of your own that segments may ask for, by `defineSegmentField`. */
  readonly segment_fields?: readonly CustomField[]
  /** Who is offered what, by `defineOfferStrategy`; what was asked for where it is left out. */
  readonly offer_strategy?: OfferStrategy
}

/** Options that were checked, without the policy, which is seeded later. */
export type CheckedOptions = { readonly pool_size: number; readonly events: boolean }

/**
 * Checks the options when Medusa starts, so that a mistake shows at once.
 * @throws MedusaError INVALID_DATA naming each field and what is allowed
 */
export function parseOptions(options: unknown): CheckedOptions {
  const result = retentionOptionsSchema.safeParse(options ?? {})
  if (!result.success) {
    throw invalidOptions(describeIssues(result.error.issues))
  }
  seedPolicy(result.data, null)
  const { pool_size, events } = result.data
  return { pool_size, events }
}

/**
 * Version 1 of the policy.
 * @param storeCurrency the store's default; used where the options name no base currency
 * @throws MedusaError INVALID_DATA naming each field and what is allowed
 */
export function seedPolicy(options: RetentionOptions, storeCurrency: string | null): Policy {
  const result = policySchema.safeParse({
    ...(storeCurrency === null ? {} : { base_currency: storeCurrency }),
    ...options.policy,
  })
  if (!result.success) {
    throw invalidOptions(describeIssues(result.error.issues, "policy"))
  }
  return result.data
}

function invalidOptions(problems: string): MedusaError {
  return new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `Options of medusa-plugin-retention: ${problems}`
  )
}
