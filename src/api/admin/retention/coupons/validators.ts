import { z } from "@medusajs/framework/zod"
import { COUPON_STATES } from "../../../../modules/retention/domain/coupons/states"
import type { CouponTarget } from "../../../../modules/retention/entities/coupon-run"
import { COUPON_ORDERS } from "../../../../modules/retention/store/coupons/coupon-reader"
import {
  budgetSchema,
  type CouponRequestInput,
} from "../../../../modules/retention/store/coupons/parse-request"
import { MOST_TARGET_PEOPLE } from "../../../../modules/retention/store/coupons/target-people"
import { flag, oneOrMany, pageShape } from "../validation"

/** Coupons that may be revoked at once. */
const MOST_COUPONS = 1000

const idOf = (error: string) =>
  z
    .string({ error })
    .min(1, { error })
    .max(200, { error })
    .refine((id) => !/\0|\p{Surrogate}/u.test(id), { error })

const oneId = idOf("must be one id").optional()

/** Query of the list. */
export const listParameters = z.strictObject({
  ...pageShape,
  state: oneOrMany(COUPON_STATES).optional(),
  source_type: oneId,
  source_id: oneId,
  run_id: oneId,
  person_id: oneId,
  promotion_id: oneId,
  q: z
    .string({ error: "must be text" })
    .max(200, { error: "must be at most 200 letters" })
    .refine((text) => !text.includes("\0"), { error: "must be text without NUL characters" })
    .optional(),
  trouble: flag.optional(),
  order: z
    .enum(COUPON_ORDERS, { error: `must be one of ${COUPON_ORDERS.join(", ")}` })
    .default("-issued_at"),
})

/** How many is asked first: nobody is told of each of thousands what is wrong with it. */
function idsUpTo(most: number, what: string) {
  const listed = `must be a list of 1 to ${most} ids of ${what}`
  return z
    .array(z.unknown(), { error: listed })
    .min(1, { error: listed })
    .max(most, { error: listed })
    .pipe(z.array(idOf("must be an id")))
}

const TARGET = "must be an object with either person_ids or segment_id"

const target = z
  .strictObject(
    {
      person_ids: idsUpTo(MOST_TARGET_PEOPLE, "people").optional(),
      segment_id: oneId,
    },
    { error: TARGET }
  )
  .transform(({ person_ids, segment_id }, context): CouponTarget => {
    if (person_ids && segment_id === undefined) {
      return { person_ids }
    }
    if (!person_ids && segment_id !== undefined) {
      return { segment_id }
    }
    context.addIssue({ code: "custom", message: TARGET })
    return z.NEVER
  })

const TIME = "must be a time with its zone, such as 2026-12-24T23:59:59Z"
const time = z.iso.datetime({ offset: true, error: TIME }).transform((text) => new Date(text))

/** What the store checks itself, for all who issue. */
type Checked = Pick<CouponRequestInput, "offer" | "valid_days" | "because">

const checkedLater = <Field extends keyof Checked>() => z.custom<Checked[Field]>().optional()

const requestShape = {
  target,
  offer: checkedLater<"offer">(),
  valid_days: checkedLater<"valid_days">(),
  ends_at: time.optional(),
  starts_at: time.nullish(),
  budget: budgetSchema.optional(),
  because: checkedLater<"because">(),
}

/** Body of a preview. */
export const previewBody = z.strictObject({
  ...requestShape,
  source_id: idOf("must be an id of the caller's").optional(),
})

/** Body of an issue; what is posted twice under one `source_id` is issued once. */
export const issueBody = z.strictObject({
  ...requestShape,
  source_id: idOf("must be an id of the caller's, the same for the same order"),
})

/** Body of a revocation. */
export const revokeBody = z.strictObject({ coupon_ids: idsUpTo(MOST_COUPONS, "coupons") })

/** Body of what needs to be told nothing. */
export const emptyBody = z.strictObject({})
