import { createHook, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitTransitionsStep } from "../steps/emit-transitions"
import { sweepPeopleStep } from "../steps/sweep-people"

export const sweepWorkflowId = "retention-sweep"

/**
 * Scores those about whom time alone changes something: a stage, the end of a grace, slowing.
 * Its cost follows their number.
 *
 * @example
 * const { result } = await sweepWorkflow(container).run()
 *
 * @summary Let time pass.
 *
 * @property hooks.customersScored - Runs after profiles were written, with the run's counts.
 */
export const sweepWorkflow = createWorkflow(sweepWorkflowId, function () {
  const result = sweepPeopleStep()
  emitTransitionsStep(result)
  const customersScored = createHook("customersScored", { result })
  return new WorkflowResponse(result, { hooks: [customersScored] as const })
})
