import { z } from "@medusajs/framework/zod"
import { PRESET_KEYS } from "../../../../modules/retention/domain/segments"
import { SEGMENT_STATUSES } from "../../../../modules/retention/entities/segment"
import { SEGMENT_MOVE_KINDS } from "../../../../modules/retention/entities/segment-move"
import { SORTABLE_FIELDS } from "../../../../modules/retention/store/profile-order"
import { SEGMENT_ORDERS } from "../../../../modules/retention/store/segments/segment-reader"
import {
  descriptionSchema,
  nameSchema,
} from "../../../../modules/retention/store/segments/segment-text"
import { pageShape, wholeNumber } from "../validation"

const search = z
  .string({ error: "must be text" })
  .max(200, { error: "must be at most 200 letters" })
  .refine((text) => !text.includes("\0"), { error: "must be text without NUL characters" })
  .optional()

const oneOf = (allowed: readonly string[]) => `must be one of ${allowed.join(", ")}`

/** A field, descending with `-` in front of it. */
function orderBy<Field extends string>(fields: readonly Field[]) {
  return z
    .string({ error: "must be one field" })
    .transform((value, context): { field: Field; descending: boolean } => {
      const descending = value.startsWith("-")
      const name = descending ? value.slice(1) : value
      const field = fields.find((one) => one === name)
      if (field === undefined) {
        context.addIssue({
          code: "custom",
          message: `unknown field ${name}; allowed: ${fields.join(", ")}, with - in front for descending`,
        })
        return z.NEVER
      }
      return { field, descending }
    })
}

/** Query of the list. */
export const listParameters = z.strictObject({
  ...pageShape,
  status: z.enum(SEGMENT_STATUSES, { error: oneOf(SEGMENT_STATUSES) }).optional(),
  q: search,
  customer_group_id: z
    .string({ error: "must be one id" })
    .refine((id) => !id.includes("\0"), { error: "must be one id" })
    .optional(),
  order: orderBy(SEGMENT_ORDERS).default({ field: "name", descending: false }),
})

/** Query of the members. */
export const memberParameters = z.strictObject({
  ...pageShape,
  q: search,
  order: orderBy(["entered_at", ...SORTABLE_FIELDS]).default({
    field: "entered_at",
    descending: true,
  }),
  count_up_to: wholeNumber({ min: 1, max: 100_000 }).optional(),
})

/** Query of the entries and exits. */
export const moveParameters = z.strictObject({
  ...pageShape,
  kind: z.enum(SEGMENT_MOVE_KINDS, { error: oneOf(SEGMENT_MOVE_KINDS) }).optional(),
})

/** Query of the history. */
export const historyParameters = z.strictObject({
  days: wholeNumber({ min: 7, max: 730 }).default(90),
})

/** The rule itself is checked where it is stored, by the fields that the shop has. */
const rule = z.unknown().refine((value) => value !== undefined, { error: "must be given" })

/** Body of a new one. */
export const createBody = z.strictObject({
  name: nameSchema,
  description: descriptionSchema.optional(),
  rule,
})

/** Body of a ready-made one. */
export const presetBody = z.strictObject({
  preset: z.enum(PRESET_KEYS, { error: oneOf(PRESET_KEYS) }),
})

/** Body of an edit. */
export const updateBody = z.strictObject({
  name: nameSchema.optional(),
  description: descriptionSchema.optional(),
  rule: z.unknown().optional(),
  rule_revision: z
    .int({ error: "must be the revision that the edit began with" })
    .min(1, { error: "must be at least 1" })
    .optional(),
})

/** Body of what needs to be told nothing. */
export const emptyBody = z.strictObject({})
