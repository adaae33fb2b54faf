import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { keepCouponsStep } from "../../coupons/steps/keep-coupons"
import { emitTransitionsStep } from "../../scoring/steps/emit-transitions"
import { scoreWaitingStep } from "../../scoring/steps/score-waiting"
import type { ReconcileInput } from "../run-pass"
import { reconcileRecentStep } from "../steps/reconcile-recent"

export const reconcileRecentWorkflowId = "retention-reconcile-recent"

/**
 * This workflow finds what Medusa's events missed of what is new: orders, their versions,
 * payments and changes, and customers, by the ids made since it last ran and ten minutes before.
 * They are read again, and the people they concern are scored. A job runs it every five minutes;
 * where nothing is new it costs next to nothing, however many orders there are.
 *
 * A run stops after `max_records`, and the next one goes on where it stopped. Before the first
 * backfill it does nothing.
 *
 * @example
 * const { result } = await reconcileRecentWorkflow(container).run({ input: {} })
 * // { status: "done", orders: 2, customers: 1, written: 0, …, scored: null }
 *
 * @summary
 *
 * Read new orders and customers that events missed.
 *
 * @property hooks.recentReconciled - This hook is executed after the ledger was written and people were scored. You can consume it to watch how much events miss.
 */
export const reconcileRecentWorkflow = createWorkflow(
  reconcileRecentWorkflowId,
  (input: ReconcileInput) => {
    const read = reconcileRecentStep(input)
    // Who waits for another reason is scored by the take-in of hints.
    const scoring = when("something-written", read, ({ written }) => written > 0).then(() => {
      keepCouponsStep()
      const scored = scoreWaitingStep()
      emitTransitionsStep(scored)
      return scored
    })
    const result = transform({ read, scoring }, ({ read, scoring }) => ({
      ...read,
      scored: scoring ?? null,
    }))
    const recentReconciled = createHook("recentReconciled", { result })
    return new WorkflowResponse(result, { hooks: [recentReconciled] as const })
  }
)
