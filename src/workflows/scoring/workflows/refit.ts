import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitTransitionsStep } from "../steps/emit-transitions"
import { recountTallyStep } from "../steps/recount-tally"
import { refitStep } from "../steps/refit"
import { scorePeopleStep } from "../steps/score-people"
import { takeSnapshotStep } from "../steps/take-snapshot"
import { keepModelsStep } from "../../models/steps/keep-models"
import { keepSegmentsStep } from "../../segments/steps/keep-segments"
import { refreshProblemsStep } from "../../policy/steps/refresh-problems"

export const refitWorkflowId = "retention-refit-nightly"

/**
 * The night's work: cut points, limits where a month begins, the back-test, and everybody's
 * score by them; then the day's snapshot, the models with everybody's prediction, and the segments.
 *
 * @example
 * const { result } = await refitWorkflow(container).run()
 * // { fit: { id, limits, method }, scored: { run_id, scored, written, transitions } }
 *
 * @summary Refit the shop and rescore everybody.
 *
 * @property hooks.shopRefitted - Runs after everybody was scored by the new fit.
 */
export const refitWorkflow = createWorkflow(refitWorkflowId, function () {
  refreshProblemsStep()
  const fit = refitStep({ cause: "nightly" })
  const scored = scorePeopleStep({ cause: "fit" })
  emitTransitionsStep(scored)
  const shopRefitted = createHook("shopRefitted", { fit, scored })
  // Last, since they are not taken back. The snapshot is of what was counted.
  recountTallyStep()
  takeSnapshotStep()
  keepModelsStep()
  keepSegmentsStep({ everybody: { cause: "night" } })
  return new WorkflowResponse(
    transform({ fit, scored }, (result) => result),
    { hooks: [shopRefitted] as const }
  )
})
