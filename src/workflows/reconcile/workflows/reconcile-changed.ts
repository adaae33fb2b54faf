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
import { reconcileChangedStep } from "../steps/reconcile-changed"

export const reconcileChangedWorkflowId = "retention-reconcile-changed"

/**
 * This workflow finds what Medusa's events missed of what changed in place: orders and customers
 * by when they were changed or deleted, members of customer groups, and the products the ledger
 * knows. They are read again, and the people they concern are scored. A job runs it every hour.
 *
 * Where the policy mirrors other metadata than before, it reads all customers or orders again. A
 * run stops after `max_records`, and the next one goes on where it stopped. Before the first
 * backfill it does nothing.
 *
 * @example
 * const { result } = await reconcileChangedWorkflow(container).run({ input: {} })
 * // { status: "done", orders: 2, customers: 1, written: 0, …, scored: null }
 *
 * @summary
 *
 * Read changed orders, customers and products that events missed.
 *
 * @property hooks.changedReconciled - This hook is executed after the ledger was written and people were scored. You can consume it to watch how much events miss.
 */
export const reconcileChangedWorkflow = createWorkflow(
  reconcileChangedWorkflowId,
  (input: ReconcileInput) => {
    const read = reconcileChangedStep(input)
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
    const changedReconciled = createHook("changedReconciled", { result })
    return new WorkflowResponse(result, { hooks: [changedReconciled] as const })
  }
)
