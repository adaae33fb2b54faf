import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RETENTION_MODULE, type RetentionModuleService } from "../modules/retention"
import { messageOf } from "../workflows/changes/message-of"
import { keepModels } from "../workflows/models/keep-models"
import { keepSegments } from "../workflows/segments/keep-segments"
import { keepFiguresWorkflow } from "../workflows/scoring/workflows/keep-figures"
import { sweepWorkflow } from "../workflows/scoring/workflows/sweep"

/**
 * Every ten minutes: scores those about whom time alone has changed something, puts whoever waits
 * into their segments, and keeps the overview's figures; then does the refresh of the models that a
 * change of the policy, or one that failed, has left due, and that of the segments, also when the
 * day has turned. Those may take minutes, and no sweep shall wait for them.
 */
export default async function retentionSweepJob(container: MedusaContainer): Promise<void> {
  const { jobs } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  try {
    await jobs.runSweep(async () => {
      try {
        await sweepWorkflow(container).run()
      } finally {
        await keepSegments(container, "waiting")
        await keepFigures(container)
      }
    })
  } finally {
    await keepModels(container, { when: "due" })
    await keepSegments(container, { when: "due" })
  }
}

/** Needs nothing of the scoring before it, and must not hide what that failed of: it is logged. */
async function keepFigures(container: MedusaContainer): Promise<void> {
  try {
    await keepFiguresWorkflow(container).run()
  } catch (error) {
    const reason = messageOf(error)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`retention: the overview's figures could not be kept; the next sweep tries: ${reason}`)
  }
}

export const config = {
  name: "retention-sweep",
  schedule: "*/10 * * * *",
}
