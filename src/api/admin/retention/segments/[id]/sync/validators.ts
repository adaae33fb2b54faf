import { z } from "@medusajs/framework/zod"
import { EXCEPTION_KINDS } from "../../../../../../modules/retention/store/segment-sync/sync-exceptions"
import { nameSchema } from "../../../../../../modules/retention/store/segments/segment-text"
import { pageShape } from "../../../validation"

const MAX_ID = 255
const MAX_READMITTED = 200

const flag = z.boolean({ error: "must be true or false" })

/** Any id of Medusa's; Postgres takes none with a NUL in it. */
const customerGroupId = idOf("customer group")

/** Which group shall follow, or none. */
export const switchBody = z
  .strictObject({
    customer_group_id: customerGroupId.optional(),
    create_group: z
      .strictObject({ name: nameSchema }, { error: 'must be given as { "name": "VIP" }' })
      .optional(),
    include_guests: flag.optional(),
    enabled: flag.optional(),
    take_out: flag.optional(),
  })
  .superRefine((body, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message })
    if (body.customer_group_id !== undefined && body.create_group !== undefined) {
      refuse("create_group", "must be left out where customer_group_id is given")
    }
    if (body.enabled === false) {
      for (const field of ["customer_group_id", "create_group", "include_guests"] as const) {
        if (body[field] !== undefined) {
          refuse(field, "must be left out where enabled is false")
        }
      }
    } else if (body.take_out !== undefined) {
      refuse("take_out", "may be given with enabled: false only")
    }
  })

/** Whom to let into the group again. */
export const readmitBody = z.strictObject({
  customer_ids: z
    .array(idOf("customer"), { error: "must be a list of customer ids" })
    .min(1, { error: "must hold at least one id" })
    .max(MAX_READMITTED, { error: `must hold at most ${MAX_READMITTED} ids` }),
})

/** Which exceptions to list. */
export const exceptionParameters = z.strictObject({
  ...pageShape,
  kind: z.enum(EXCEPTION_KINDS, { error: `must be one of ${EXCEPTION_KINDS.join(", ")}` }),
})

/** Nothing is said but by the address. */
export const noBody = z.strictObject({})

function idOf(what: string) {
  const error = `must be the id of a ${what}`
  return z.string({ error }).min(1, { error }).max(MAX_ID, { error }).refine(hasNoNul, { error })
}

function hasNoNul(text: string): boolean {
  return !text.includes("\0")
}
