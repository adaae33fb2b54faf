import { z } from "@medusajs/framework/zod"
import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { IssueCouponsInput } from "../issue-input"
import { alignCouponsStep } from "../steps/align-coupons"
import { checkIssueCouponsStep } from "../steps/check-issue-coupons"
import { readIssuedCouponsStep } from "../steps/read-issued-coupons"
import { readOfferFactsStep } from "../steps/read-offer-facts"
import { reserveCouponsStep } from "../steps/reserve-coupons"
import { tellOfCouponsStep } from "../steps/tell-of-coupons"

export const issueCouponsWorkflowId = "retention-issue-coupons"

/** What a handler of `chooseOffer` returns; whoever it leaves out gets what the strategy says. */
const CHOICES = z.object({ offers: z.record(z.string(), z.unknown()) }).optional()

/**
 * This workflow gives each of up to 1,000 people a coupon of their own, or says why not: a code
 * bound to them, for one order, with an end. Medusa has its promotion when the workflow is done.
 *
 * Asked again with the same source and step, nobody gets two: who has one that lives is told it
 * again in `reused`. Where a person holds one of another source, the better one stays and the other
 * is revoked or refused. Refusals are no errors: each has a reason.
 *
 * A process that is killed in between leaves nobody with two codes and no code without a coupon;
 * what it was at is finished within minutes.
 *
 * @example
 * const { result } = await issueCouponsWorkflow(container).run({
 *   input: {
 *     source: { type: "win_back", id: "autumn", step: "first", budget: { amount: "500" } },
 *     customer_ids: ["cus_123"],
 *     offer: { type: "percentage", value: "10", minimum_basket: { eur: "50" } },
 *     valid_days: 14,
 *     because: "Has not bought for half a year",
 *   },
 * })
 * // { issued: [{ code: "BACK-K7QM-2XPD-94RTV", state: "live", … }], reused: [], refused: [] }
 *
 * @summary
 *
 * Issue coupons to people.
 *
 * @property hooks.validate - This hook is executed before anything is done. You can consume this hook to refuse by throwing an error.
 * @property hooks.chooseOffer - This hook is executed once it is known what is known of the people. You can consume this hook to choose for each of them: return `new StepResponse({ offers: { [person_id]: offer } })`, with `{ refuse: "reason" }` in place of an offer.
 * @property hooks.couponsIssued - This hook is executed when Medusa has the promotions, before events are emitted. You can consume this hook to hand the codes out; an error takes the new coupons back.
 */
export const issueCouponsWorkflow = createWorkflow(
  issueCouponsWorkflowId,
  function (input: WorkflowData<IssueCouponsInput>) {
    const { person_ids } = checkIssueCouponsStep(input)
    const validate = createHook("validate", { input })
    const people = readOfferFactsStep({ person_ids })
    const chooseOffer = createHook("chooseOffer", { input, people }, { resultValidator: CHOICES })
    const chosen = transform(
      { choice: chooseOffer.getResult() },
      ({ choice }) => choice?.offers ?? {}
    )
    const reserved = reserveCouponsStep({ input, person_ids, people, chosen })
    const aligned = alignCouponsStep(
      transform({ reserved }, ({ reserved: { issued, replaced, expired } }) => ({
        coupon_ids: [...replaced, ...expired, ...issued],
      }))
    )
    const result = readIssuedCouponsStep(reserved)
    const couponsIssued = createHook("couponsIssued", { input, result })
    tellOfCouponsStep({ aligned, revoked: reserved.replaced, expired: reserved.expired })
    return new WorkflowResponse(result, {
      hooks: [validate, chooseOffer, couponsIssued] as const,
    })
  }
)
