import type { Logger } from "@medusajs/framework/types"
import type { RetentionModuleService } from "../../modules/retention/service"
import type { Taken, TakeRequest } from "../../modules/retention/store/snapshot-store"

/** What taking a snapshot needs. */
export type SnapshotContext = {
  readonly retention: Pick<RetentionModuleService, "snapshots">
  readonly logger: Pick<Logger, "error">
}

/**
 * Takes the day's snapshot after everybody was scored. It shows what was done and is no part of
 * it: where it fails, a saved policy, a night's fit or a backfill shall stand. So the failure is
 * logged, the snapshot stays due, and the next sweep takes it.
 *
 * @returns null before the first fit, and when it failed
 */
export async function takeSnapshot(
  { retention, logger }: SnapshotContext,
  request: TakeRequest
): Promise<Taken | null> {
  try {
    return await retention.snapshots.take(request)
  } catch (error) {
    const reason = error instanceof Error ? error : new Error(String(error))
    logger.error("retention: no snapshot of the day could be taken; the sweep tries again", reason)
    return null
  }
}
