import type { Event, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { RETENTION_MODULE } from "../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../modules/retention/service"
import { hintsOf } from "./hints-of"
import { messageOf } from "./message-of"
import { takeInChangesWorkflow } from "./workflows/take-in-changes"

/**
 * What every subscriber does with an event: notes what it names, and sees to it that this is
 * taken in once the burst it belongs to is over. Takes one small write; whoever emitted waits
 * for nothing else.
 *
 * Where the event names nothing, that is logged and left to the reconcile.
 *
 * @throws when the hint could not be stored; the event bus logs it, or tries again if told to
 */
export async function hear(container: MedusaContainer, event: Event<unknown>): Promise<void> {
  const { hints, bursts, cartBursts, listens } =
    container.resolve<RetentionModuleService>(RETENTION_MODULE)
  if (!listens) {
    return
  }
  const named = hintsOf(event.name, event.data)
  if (!named) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`retention: ${event.name} came without an id; the reconcile will find what it meant`)
    return
  }
  await hints.note(named, () => new Date())
  const goOn = () => bursts.touch(() => takeIn(container))
  if (named.every(({ kind }) => kind === "cart")) {
    cartBursts.touch(() => {
      goOn()
      return Promise.resolve(false)
    })
  } else {
    goOn()
  }
}

/** @returns true when something is left, or somebody else was at it and may have missed ours */
async function takeIn(container: MedusaContainer): Promise<boolean> {
  try {
    const { result } = await takeInChangesWorkflow(container).run()
    return result.status !== "done"
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(
        "retention: changes could not be taken in; they are kept, and tried again by the reconcile",
        new Error(messageOf(error))
      )
    return false
  }
}
