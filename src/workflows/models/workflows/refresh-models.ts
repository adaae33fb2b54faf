import {
  createHook,
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { refreshModelsStep, type RefreshModelsInput } from "../steps/refresh-models"

export const refreshModelsWorkflowId = "retention-refresh-models"

/**
 * Fits the models of repeat purchases and spend to the whole ledger, predicts everybody by them if
 * they pass the gate, and brings everybody's portrait in step. The night's work and a backfill end with it, and the sweep does what a
 * change of the policy has left due. Harmless to repeat; while one runs a second does nothing.
 *
 * @example
 * const { result } = await refreshModelsWorkflow(container).run({ input: { when: "due" } })
 * // { model_fit_id: "rmod_…", open: true, predicted: 1200, portrayed: 1200, written: 87 }, or null
 * // when it was not due, or runs elsewhere
 *
 * @summary Refit the models, predict and portray everybody.
 *
 * @property hooks.modelsRefreshed - Runs after everybody was predicted and portrayed, with `refreshed` null where nothing was done. You can consume it to rebuild what you derive from predictions and portraits.
 */
export const refreshModelsWorkflow = createWorkflow(
  refreshModelsWorkflowId,
  function (input: WorkflowData<RefreshModelsInput>) {
    const refreshed = refreshModelsStep(input)
    const modelsRefreshed = createHook("modelsRefreshed", { refreshed })
    return new WorkflowResponse(refreshed, { hooks: [modelsRefreshed] as const })
  }
)
