import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { TransitionCause } from "../../modules/retention/domain/types"
import { RETENTION_MODULE } from "../../modules/retention/joiner/joiner-config"
import type { RetentionModuleService } from "../../modules/retention/service"
import { mirrorChanges, type ChangedRecords } from "./readers/mirror-changes"
import { refreshProblemsOf } from "./refresh-problems-of"

/** What a sync of orders or customers did. */
export type SyncStepOutput = {
  /** Rows of people and ledger that were written or removed. */
  readonly written: number
  /** Persons to be scored again. */
  readonly person_ids: string[]
  /** True when there are any, and a fit to score them by: none exists before the first backfill. */
  readonly to_score: boolean
  /** The weightiest reason for that. */
  readonly cause: TransitionCause
}

/** Brings people and ledger in step with the given records, in one ledger transaction. */
export async function syncRecords(
  container: MedusaContainer,
  records: ChangedRecords
): Promise<SyncStepOutput> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const retention = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  const now = new Date()
  const { people, orders, order_ids } = await retention.ledger.exclusively(now, (session) =>
    mirrorChanges(query, session, records)
  )
  await refreshProblemsOf(retention, order_ids, now)
  const touched = [people, ...(orders ? [orders.people] : [])].flatMap((p) => p.person_ids)
  const affected = orders?.ledger.affected.map((a) => a.person_id) ?? []
  const removed = new Set(orders?.ledger.removed_person_ids)
  const person_ids = [...new Set([...touched, ...affected])].filter((id) => !removed.has(id))
  return {
    written:
      people.written +
      (orders ? orders.people.written + orders.ledger.written + orders.ledger.lines_written : 0),
    person_ids,
    to_score: person_ids.length > 0 && (await retention.fits.latest()) !== null,
    cause: orders?.ledger.cause ?? (touched.length > 0 ? "merge" : "order"),
  }
}
