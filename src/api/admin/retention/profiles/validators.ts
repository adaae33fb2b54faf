import { z } from "@medusajs/framework/zod"
import { RFM_GROUPS, STAGES, TIERS } from "../../../../modules/retention/domain/types"
import {
  COMPARABLE_FIELDS,
  type ComparableField,
} from "../../../../modules/retention/store/profile-filters"
import {
  type ProfileOrder,
  SORTABLE_FIELDS,
  type SortableField,
} from "../../../../modules/retention/store/profile-order"
import { flag, listOf, oneOrMany, pageShape } from "../validation"

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

const filterShape = {
  q: z
    .string({ error: "must be text" })
    .max(200, { error: "must be at most 200 letters" })
    .optional(),
  person_id: listOf(id).optional(),
  customer_id: listOf(id).optional(),
  tier: oneOrMany(TIERS).optional(),
  stage: oneOrMany(STAGES).optional(),
  rfm_group: oneOrMany(RFM_GROUPS).optional(),
  slowing: flag.optional(),
  has_account: flag.optional(),
  country: listOf(country).optional(),
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
})

/** Query of the export: the list's filters; the rows come by person id. */
export const exportParameters = z.strictObject(filterShape)

function isSortable(field: string): field is SortableField {
  return (SORTABLE_FIELDS as readonly string[]).includes(field)
}
