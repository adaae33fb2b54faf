import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { keepCouponsStep } from "../../coupons/steps/keep-coupons"
import { ensurePolicyStep } from "../../policy/steps/ensure-policy"
import { emitTransitionsStep } from "../../scoring/steps/emit-transitions"
import { scoreWaitingStep } from "../../scoring/steps/score-waiting"
import { keepSegmentsStep } from "../../segments/steps/keep-segments"
import { takeInChangesStep, type TakeInChangesOutput } from "../steps/take-in-changes"

export const takeInChangesWorkflowId = "retention-take-in-changes"

/**
 * This workflow reads everything again that Medusa's events have named since it last ran, and
 * scores the people whom that concerns, each once, and puts them into the segments they belong in. The plugin's subscribers run it when a burst
 * of events is over; run it yourself to have it done now. Harmless to repeat.
 *
 * @example
 * const { result } = await takeInChangesWorkflow(container).run()
 * // { status: "done", hints: 3, orders: 1, customers: 1, …, scored: { written: 1, … } }
 *
 * @summary
 *
 * Take in what events have named.
 *
 * @property hooks.changesTakenIn - This hook is executed after the ledger was written and people were scored. You can consume it to act on the new state.
 */
export const takeInChangesWorkflow = createWorkflow(takeInChangesWorkflowId, function () {
  ensurePolicyStep()
  const taken = takeInChangesStep()
  // A run elsewhere scores when its burst is over: nobody is to be scored in the middle of it.
  const scored = when("burst-is-over", { taken }, isOver).then(() => {
    keepCouponsStep()
    const scored = scoreWaitingStep()
    emitTransitionsStep(scored)
    keepSegmentsStep({ everybody: null })
    return scored
  })
  const result = transform({ taken, scored }, ({ taken, scored }) => ({
    ...taken,
    scored: scored ?? null,
  }))
  const changesTakenIn = createHook("changesTakenIn", { result })
  return new WorkflowResponse(result, { hooks: [changesTakenIn] as const })
})

function isOver({ taken }: { readonly taken: TakeInChangesOutput }): boolean {
  return taken.status !== "running_elsewhere"
}
