import { z } from "@medusajs/framework/zod"
import { RFM_GROUPS, STAGES, TIERS } from "../../../../modules/retention/domain/types"
import {
  COMPARABLE_FIELDS,
  type ComparableField,
  DAY_OPERATORS,
} from "../../../../modules/retention/store/profile-filters"
import {
  type ProfileOrder,
  SORTABLE_FIELDS,
  type SortableField,
} from "../../../../modules/retention/store/profile-order"
import { flag, listOf, namedValues, oneOrMany, pageShape, wholeNumber } from "../validation"
import { CSV_COLUMNS } from "./export/csv"

/** A plain value or Medusa's operators; the query bridge checks which fit the field. */
const comparison = z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())], {
  error: "must be a value or operators, such as [$gte]=2",
})

const comparisons = Object.fromEntries(
  COMPARABLE_FIELDS.map((field) => [field, comparison.optional()])
) as Record<ComparableField, z.ZodOptional<typeof comparison>>

const id = z.string({ error: "must be an id" }).min(1, { error: "must be an id" })

const country = z
  .string({ error: "must be a two-letter country code, such as de" })
  .regex(/^[a-z]{2}$/i, { error: "must be a two-letter country code, such as de" })
  .toLowerCase()

const LONGEST_SILENCE_DAYS = 36_500
const DAYS = `must be a number of days from 0 to ${LONGEST_SILENCE_DAYS}, such as 30 or 30.5`

const days = z
  .string({ error: DAYS })
  .regex(/^\d{1,5}(\.\d{1,3})?$/, { error: DAYS })
  .transform(Number)
  .refine((value) => value <= LONGEST_SILENCE_DAYS, { error: DAYS })
  .optional()

const SILENCE = "silence_days[$gte]=30"

const silence = namedValues(
  Object.fromEntries(DAY_OPERATORS.map((operator) => [operator, days])) as Record<
    (typeof DAY_OPERATORS)[number],
    typeof days
  >,
  SILENCE
).refine((bounds) => Object.keys(bounds).length > 0, { error: `must be given as ${SILENCE}` })

const state = z.string({ error: "must be a tier or a stage" }).optional()

const moved = namedValues(
  {
    kind: z.enum(["tier", "stage"], { error: "must be tier or stage" }),
    from: state,
    to: state,
    since: z.iso.datetime({
      offset: true,
      error: "must be an ISO 8601 time, such as 2025-01-31T00:00:00Z",
    }),
  },
  "moved[kind]=stage&moved[from]=active&moved[to]=at_risk&moved[since]=2025-01-31T00:00:00Z"
).superRefine(({ kind, from, to }, context) => {
  const allowed: readonly string[] = kind === "tier" ? TIERS : STAGES
  for (const [end, value] of Object.entries({ from, to })) {
    if (value !== undefined && !allowed.includes(value)) {
      const message = `must be one of ${allowed.join(", ")}`
      context.addIssue({ code: "custom", path: [end], message })
    }
  }
})

const filterShape = {
  q: z
    .string({ error: "must be text" })
    .max(200, { error: "must be at most 200 letters" })
    .optional(),
  person_id: listOf(id).optional(),
  customer_id: listOf(id).optional(),
  tier: oneOrMany(TIERS).optional(),
  stage: oneOrMany(STAGES).optional(),
  previous_tier: oneOrMany(TIERS).optional(),
  previous_stage: oneOrMany(STAGES).optional(),
  rfm_group: oneOrMany(RFM_GROUPS).optional(),
  slowing: flag.optional(),
  has_account: flag.optional(),
  country: listOf(country).optional(),
  segment_id: listOf(id).optional(),
  silence_days: silence.optional(),
  moved: moved.optional(),
  ...comparisons,
}

const order = z.string({ error: "must be one field" }).transform((value, context): ProfileOrder => {
  const descending = value.startsWith("-")
  const field = descending ? value.slice(1) : value
  if (!isSortable(field)) {
    context.addIssue({
      code: "custom",
      message: `unknown field ${field}; allowed: ${SORTABLE_FIELDS.join(", ")}, with - in front for descending`,
    })
    return z.NEVER
  }
  return { field, descending }
})

/** Query of the list. */
export const listParameters = z.strictObject({
  ...filterShape,
  ...pageShape,
  order: order.optional(),
  count_up_to: wholeNumber({ min: 1, max: 100_000 }).optional(),
})

/** Query of the export: the list's filters, and the columns in their order; rows come by person id. */
export const exportParameters = z.strictObject({
  ...filterShape,
  columns: oneOrMany(CSV_COLUMNS)
    .transform((columns) => [...new Set(columns)])
    .default([...CSV_COLUMNS]),
})

function isSortable(field: string): field is SortableField {
  return (SORTABLE_FIELDS as readonly string[]).includes(field)
}
