import type { MedusaContainer } from "@medusajs/framework/types"
import { syncAndLog } from "../../../../../../workflows/segment-sync/keep-synced"
import type { SyncSegmentInput } from "../../../../../../workflows/segment-sync"
import { waitAtMost } from "../../../../../../workflows/segment-sync/wait-at-most"

/** Long enough for most groups; who asks for a large one is told that it is on its way. */
const PATIENCE_MS = 2_000

/**
 * Runs a sync, and waits for it for a moment only. What fails is noted with the sync and logged:
 * what was asked for was done, and the next run tries again.
 */
export async function startSync(scope: MedusaContainer, input: SyncSegmentInput): Promise<void> {
  await waitAtMost(PATIENCE_MS, syncAndLog(scope, input))
}
