import {
  createHook,
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { emitTransitionsStep } from "../steps/emit-transitions"
import { scorePeopleStep, type ScorePeopleInput } from "../steps/score-people"

export const scoreCustomersWorkflowId = "retention-score-customers"

/**
 * Scores people as of now: tier, stage, RFM and all else of their profiles, with a transition
 * and an event for each change. Harmless to repeat.
 *
 * @example
 * const { result } = await scoreCustomersWorkflow(container).run({
 *   input: { person_ids: ["rper_123"], cause: "order" },
 * })
 * // { run_id: "rrun_…", scored: 1, written: 1, transitions: 2 }
 *
 * @summary Score customers.
 *
 * @property hooks.customersScored - Runs after profiles were written, with the run's counts.
 */
export const scoreCustomersWorkflow = createWorkflow(
  scoreCustomersWorkflowId,
  function (input: WorkflowData<ScorePeopleInput>) {
    const result = scorePeopleStep(input)
    emitTransitionsStep(result)
    const customersScored = createHook("customersScored", { result })
    return new WorkflowResponse(result, { hooks: [customersScored] as const })
  }
)
