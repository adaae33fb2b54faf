import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../changes/message-of"
import type { RefreshedModels, RefreshModelsInput } from "./steps/refresh-models"
import { refreshModelsWorkflow } from "./workflows/refresh-models"

/**
 * Refreshes the models at the end of other work. They show what was done and are no part of it:
 * where that fails, a night's fit or a backfill shall stand. So the failure is logged, the refresh
 * stays due, and the sweep tries again.
 *
 * @returns null when it failed, was not due, or runs elsewhere
 */
export async function keepModels(
  container: MedusaContainer,
  input: RefreshModelsInput
): Promise<RefreshedModels | null> {
  try {
    const { result } = await refreshModelsWorkflow(container).run({ input })
    return result
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        `retention: nobody could be predicted anew; the sweep tries again: ${messageOf(error)}`
      )
    return null
  }
}
