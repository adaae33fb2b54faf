import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../changes/message-of"
import { evaluateWaitingSegmentsWorkflow } from "./workflows/evaluate-waiting-segments"
import { refreshSegmentsWorkflow } from "./workflows/refresh-segments"
import type { RefreshSegmentsInput } from "./steps/refresh-segments"

/**
 * Evaluates segments at the end of other work, for those who wait or for everybody. They show what
 * was done and are no part of it: where that fails, the taking-in of changes, a night's fit or a
 * backfill shall stand. So the failure is logged, they stay due, and the sweep tries again.
 */
export async function keepSegments(
  container: MedusaContainer,
  input: "waiting" | RefreshSegmentsInput
): Promise<void> {
  try {
    if (input === "waiting") {
      await evaluateWaitingSegmentsWorkflow(container).run()
    } else {
      await refreshSegmentsWorkflow(container).run({ input })
    }
  } catch (error) {
    const reason = messageOf(error)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`retention: segments could not be evaluated; the next sweep tries: ${reason}`)
  }
}
