import type { RetentionModuleService } from "../../modules/retention/service"

/**
 * What the first run of a pass counts as read: all that was there when the backfill began, since
 * what came meanwhile may have been missed by it.
 *
 * @returns when that was; null where nobody knows of a backfill
 */
export async function beginningOfBackfill({
  backfills,
}: RetentionModuleService): Promise<string | null> {
  return (await backfills.stored())?.started_at ?? null
}
