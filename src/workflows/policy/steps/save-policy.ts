import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"

/** A new configuration and who asks for it. */
export type SavePolicyStepInput = {
  readonly settings: unknown
  /** The version the editor saw. */
  readonly expected_version: number
  /** Medusa user id. */
  readonly actor_id: string | null
  readonly note: string | null
}

export const savePolicyStepId = "retention-save-policy"

/** Saves a new version; taken back when what follows from it cannot be carried out. */
export const savePolicyStep = createStep(
  savePolicyStepId,
  async (input: SavePolicyStepInput, { container }) => {
    const { policies } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const { actor_id, ...rest } = input
    const policy = await policies.save({ ...rest, created_by: actor_id }, new Date())
    return new StepResponse(policy, policy.version)
  },
  async (version, { container }) => {
    if (version !== undefined) {
      await container.resolve<RetentionModuleService>(RETENTION_MODULE).policies.remove(version)
    }
  }
)
