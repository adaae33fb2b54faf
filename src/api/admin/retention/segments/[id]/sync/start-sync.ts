import { setTimeout as wait } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../../../../../../workflows/changes/message-of"
import {
  type SyncSegmentInput,
  syncSegmentToCustomerGroupWorkflow,
} from "../../../../../../workflows/segment-sync"

/** Long enough for most groups; who asks for a large one is told that it is on its way. */
const PATIENCE_MS = 2_000

/**
 * Runs a sync, and waits for it for a moment only. What fails is noted with the sync and logged:
 * what was asked for was done, and the next run tries again.
 */
export async function startSync(scope: MedusaContainer, input: SyncSegmentInput): Promise<void> {
  const run = syncSegmentToCustomerGroupWorkflow(scope)
    .run({ input })
    .catch((error: unknown) => {
      scope
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(
          `retention: ${input.segment_id} and its customer group are not in step: ${messageOf(error)}`
        )
    })
  const patience = new AbortController()
  const tired = wait(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined)
  await Promise.race([run, tired])
  patience.abort()
}
