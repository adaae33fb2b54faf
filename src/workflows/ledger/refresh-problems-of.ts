import type { RetentionModuleService } from "../../modules/retention/service"

/** Brings the problems of orders that were just read in step with policy and time. */
export async function refreshProblemsOf(
  { policies, problems }: RetentionModuleService,
  order_ids: readonly string[],
  now: Date
): Promise<void> {
  if (order_ids.length > 0) {
    const { settings } = await policies.current()
    await problems.refreshDerived({ ...settings, now, order_ids })
  }
}
