import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { RETENTION_MODULE, type RetentionModuleService } from "../../../modules/retention"
import { EVENT_BATCH, messagesOf } from "../events"

/** Which run's changes to tell. */
export type EmitTransitionsInput = {
  readonly run_id: string
}

export const emitTransitionsStepId = "retention-emit-transitions"

/**
 * Tells what a scoring run changed, in events of at most 500 people. They reach subscribers
 * after the workflow has finished, and not at all when it fails.
 *
 * @returns the number of events
 */
export const emitTransitionsStep = createStep(
  emitTransitionsStepId,
  async ({ run_id }: EmitTransitionsInput, { container, eventGroupId }) => {
    const { transitions } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
    const eventBus = container.resolve(Modules.EVENT_BUS)
    const metadata = eventGroupId ? { eventGroupId } : undefined
    let emitted = 0
    let after = "0"
    for (;;) {
      const page = await transitions.ofRun(run_id, after, EVENT_BATCH)
      const last = page.at(-1)
      if (!last) {
        return new StepResponse(emitted, eventGroupId)
      }
      const messages = messagesOf(page)
      await eventBus.emit(messages.map((message) => ({ ...message, metadata })))
      emitted += messages.length
      after = last.id
    }
  },
  async (eventGroupId, { container }) => {
    if (eventGroupId) {
      await container.resolve(Modules.EVENT_BUS).clearGroupedEvents(eventGroupId)
    }
  }
)
