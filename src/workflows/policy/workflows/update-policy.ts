import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { emitTransitionsStep } from "../../scoring/steps/emit-transitions"
import { refitStep } from "../../scoring/steps/refit"
import { scorePeopleStep } from "../../scoring/steps/score-people"
import { takeSnapshotStep } from "../../scoring/steps/take-snapshot"
import { leaveSegmentsDueStep } from "../../segments/steps/leave-segments-due"
import { ensurePolicyStep } from "../steps/ensure-policy"
import { refreshProblemsStep } from "../steps/refresh-problems"
import { savePolicyStep, type SavePolicyStepInput } from "../steps/save-policy"

export const updatePolicyWorkflowId = "retention-update-policy"

/**
 * Saves a new version of the policy and lets it act at once: fit, problems, everybody's score,
 * events, the day's snapshot. Bad settings and a stale version change nothing.
 *
 * @example
 * await updatePolicyWorkflow(container).run({
 *   input: { settings, expected_version: 3, actor_id: "user_1", note: "Shorter limits" },
 * })
 *
 * @summary Update the policy.
 *
 * @property hooks.validate - Runs before anything is saved; throw to refuse.
 * @property hooks.policyUpdated - Runs after everybody was scored by the new version.
 */
export const updatePolicyWorkflow = createWorkflow(
  updatePolicyWorkflowId,
  function (input: WorkflowData<SavePolicyStepInput>) {
    ensurePolicyStep()
    const validate = createHook("validate", { input })
    const policy = savePolicyStep(input)
    refreshProblemsStep()
    const fit = refitStep({ cause: "policy" })
    const scored = scorePeopleStep({ cause: "policy" })
    emitTransitionsStep(scored)
    leaveSegmentsDueStep()
    const policyUpdated = createHook("policyUpdated", { policy, fit, scored })
    // Last, since it is not taken back.
    takeSnapshotStep()
    return new WorkflowResponse(
      transform({ policy, fit, scored }, (result) => result),
      {
        hooks: [validate, policyUpdated] as const,
      }
    )
  }
)
