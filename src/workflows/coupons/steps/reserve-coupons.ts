import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { OfferFacts } from "../../../modules/retention/domain/coupons/facts"
import type { Refusal } from "../../../modules/retention/domain/coupons/refusals"
import { COUPON_BATCH, type CouponRequest } from "../../../modules/retention/domain/coupons/request"
import { checkedChoice } from "../../../modules/retention/domain/coupons/strategy"
import type { PersonChoice } from "../../../modules/retention/store/coupons/decide-all"
import { alignCoupons } from "../align/align-coupons"
import { workContext, type WorkContext } from "../../work-context"
import { CouponEvents, tellOfCoupons } from "../events"
import { happeningsOf } from "../happenings"
import type { IssueCouponsInput } from "../issue-input"
import { prepareRequest } from "../offers/prepare-request"
import { readPrices } from "../offers/read-prices"
import { requestOf } from "../request-of"

/** Input of {@link reserveCouponsStep}. */
export type ReserveCouponsInput = {
  readonly input: IssueCouponsInput
  readonly person_ids: readonly string[]
  readonly people: readonly OfferFacts[]
  /** What a hook chose, by person id: an offer, or `{ refuse }`. */
  readonly chosen: Readonly<Record<string, unknown>>
}

/** What was set aside, and for whom nothing was. */
export type ReservedCoupons = {
  readonly issued: readonly string[]
  readonly reused: readonly string[]
  /** Of those who hold the first ones, what they held before. */
  readonly replaced: readonly string[]
  /** Those that somebody still held whose end was over. */
  readonly expired: readonly string[]
  readonly refused: readonly Refusal[]
}

export const reserveCouponsStepId = "retention-reserve-coupons"

/**
 * Decides on each person and makes the rows, a hundred at a time. What it made is taken back, in
 * Medusa too, when the rest cannot be carried out: nobody was told a code.
 */
export const reserveCouponsStep = createStep(
  reserveCouponsStepId,
  async (asked: ReserveCouponsInput, { container }) => {
    const context = workContext(container)
    const request = await prepareRequest(context, requestOf(asked.input))
    const choices = await choicesOf(context, asked, request)
    const offers = choices.flatMap((choice) => ("offer" in choice ? [choice.offer] : []))
    const prices = await readPrices(context, offers)
    const issued: string[] = []
    const reused: string[] = []
    const replaced: string[] = []
    const expired: string[] = []
    const refused: Refusal[] = unknownRecords(asked)
    try {
      for (let start = 0; start < choices.length; start += COUPON_BATCH) {
        const some = choices.slice(start, start + COUPON_BATCH)
        const done = await context.retention.coupons.reserve(
          { ...request, prices },
          some,
          context.now()
        )
        issued.push(...done.issued.map(({ id }) => id))
        reused.push(...done.reused.map(({ id }) => id))
        replaced.push(...done.issued.flatMap(({ replaces_id }) => replaces_id ?? []))
        expired.push(...done.expired.map(({ id }) => id))
        refused.push(...done.refused)
      }
    } catch (error) {
      // A step that fails is not compensated itself.
      await context.retention.coupons.withdraw(issued, context.now())
      await tellOfExpired(container, expired)
      throw error
    }
    const output: ReservedCoupons = { issued, reused, replaced, expired, refused }
    return new StepResponse(output, { issued, replaced, expired })
  },
  async (made, { container }) => {
    if (!made) {
      return
    }
    await tellOfExpired(container, made.expired)
    if (made.issued.length > 0) {
      const { retention, now } = workContext(container)
      await retention.coupons.withdraw(made.issued, now())
      const coupon_ids = [...made.issued, ...made.replaced]
      await tellOfCoupons(container, happeningsOf(await alignCoupons(container, { coupon_ids })))
    }
  }
)

/** Their end is over, whatever becomes of the rest. */
async function tellOfExpired(container: MedusaContainer, ids: readonly string[]): Promise<void> {
  await tellOfCoupons(
    container,
    ids.map((coupon_id) => ({ name: CouponEvents.EXPIRED, coupon_id }))
  )
}

/** The hook's word, else the strategy's; those who are not there are refused later. */
async function choicesOf(
  { retention, now }: WorkContext,
  { person_ids, people, chosen }: ReserveCouponsInput,
  request: CouponRequest
): Promise<PersonChoice[]> {
  const settings = await retention.policies.settings()
  const byStrategy = await retention.coupons.choose(request, people, now())
  const known = new Map(byStrategy.map((choice) => [choice.person_id, choice]))
  return person_ids.map((person_id) => {
    const word = Object.hasOwn(chosen, person_id) ? chosen[person_id] : undefined
    return word === undefined
      ? (known.get(person_id) ?? { person_id, offer: request.offer })
      : { person_id, ...checkedChoice(word, settings) }
  })
}

/** Customer records that belong to nobody we know. */
function unknownRecords({ input, people }: ReserveCouponsInput): Refusal[] {
  const known = new Set(people.flatMap(({ customer_ids }) => customer_ids))
  const unknown = (input.customer_ids ?? []).filter((id) => !known.has(id))
  return [...new Set(unknown)].map((customer_id) => ({
    person_id: customer_id,
    reason: "unknown_person",
    detail: { customer_id },
  }))
}
