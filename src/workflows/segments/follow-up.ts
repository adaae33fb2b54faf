import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { RETENTION_MODULE } from "../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../modules/retention/service"
import type { MembershipRun } from "../../modules/retention/store/segments/membership-run"
import { EVENT_BATCH } from "../scoring/events"
import { syncSegmentsAfter } from "../segment-sync/keep-synced"
import { segmentMessages } from "./events"

/**
 * Does what follows from an evaluation: tells who came and went, in events of at most 500 people,
 * then brings the customer groups in step, and says in the log which segments stopped.
 *
 * The events go out at once, and not with the end of a workflow: nothing of what they tell is
 * taken back. A process that ends in between tells no more of them; the moves stay.
 */
export async function followUp(container: MedusaContainer, run: MembershipRun): Promise<void> {
  for (const { segment_id, message } of run.failed) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`retention: segment ${segment_id} ${message}; its members stay as they were`)
  }
  await tellMoves(container, run)
  await syncSegmentsAfter(container, run)
}

async function tellMoves(container: MedusaContainer, { run_id }: MembershipRun): Promise<void> {
  const { segmentMoves } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  const eventBus = container.resolve(Modules.EVENT_BUS)
  let after = "0"
  for (;;) {
    const page = await segmentMoves.ofRun(run_id, after, EVENT_BATCH)
    const last = page.at(-1)
    if (!last) {
      return
    }
    await eventBus.emit(segmentMessages(page))
    after = last.id
  }
}
