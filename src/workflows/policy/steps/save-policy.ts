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

/**
 * Saves a new version. Taken back, with the profiles and problems that follow from it, when the
 * rest cannot be carried out.
 */
export const savePolicyStep = createStep(
  savePolicyStepId,
  async (input: SavePolicyStepInput, { container }) => {
    const { policies } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const { actor_id, ...rest } = input
    const policy = await policies.save({ ...rest, created_by: actor_id }, new Date())
    return new StepResponse(policy, policy.version)
  },
  async (version, { container }) => {
    if (version === undefined) {
      return
    }
    const { fits, policies, problems, scoring } =
      container.resolve<RetentionModuleService>(RETENTION_MODULE)
    await policies.remove(version)
    // Its fit is taken back already; what was derived by the two goes back too.
    const { settings } = await policies.current()
    await problems.refreshDerived({ ...settings, now: new Date() })
    if (await fits.latest()) {
      await scoring.score({ cause: "policy", now: () => new Date() })
    }
  }
)
