import type { RetentionModuleService } from "../../modules/retention/service"

/**
 * What the first run of a pass counts as read: all that was there when the backfill began, since
 * what came meanwhile may have been missed by it.
 *
 * @returns the beginning of time where nobody knows of a backfill
 */
export async function firstReading({ backfills }: RetentionModuleService): Promise<Date> {
  const state = await backfills.state()
  return state ? new Date(state.started_at) : new Date(0)
}
