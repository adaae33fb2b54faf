import type { DataSource, EntityManager } from "typeorm"
import { RetentionSegmentGroup, RetentionSegmentGroupMember } from "../../entities"
import type { SegmentSyncProblem } from "../../entities/segment-group"
import { retryDeadlocks } from "../retry-deadlocks"
import { withSessionLock } from "../session-lock"
import { dueSyncs, type DueSync } from "./due-syncs"
import { readmit } from "./readmit"
import {
  checkSwitch,
  switchOff,
  switchOn,
  type SyncSwitch,
  type SyncSwitchOff,
} from "./switch-sync"
import { type ExceptionPage, type ExceptionQuery, readExceptions } from "./sync-exceptions"
import { readSyncCounts, type SyncCounts } from "./sync-counts"
import { DIFFERENCES, DIFFERENCES_OF } from "./sync-sql"
import { type GroupChanges, planSteps, settleSteps } from "./sync-steps"

/** That somebody asked for a sync. */
export type AskedSync = {
  /** Its number; a later one's is higher. */
  readonly asked: string
  /** False where it stood still, or an earlier one did not come to its end. */
  readonly was_in_sync: boolean
}

/** What a sync goes by. */
export type SyncTarget = Pick<
  RetentionSegmentGroup,
  "segment_id" | "customer_group_id" | "enabled"
> & {
  /** Why the segment's members cannot be gone by, in English; null where they can. */
  readonly segment_stopped: string | null
  /** False before the segment was evaluated for the first time. */
  readonly is_built: boolean
}

/** A customer record that stands otherwise in a segment's group than it should. */
type Difference = { readonly segment_id: string; readonly customer_id: string }

/** What segments do with Medusa's customer groups: our half of it. */
export class SegmentSyncStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /** Which group a segment fills, or filled last; null where it never filled one. */
  async retrieve(segment_id: string): Promise<RetentionSegmentGroup | null> {
    return this.#dataSource.getRepository(RetentionSegmentGroup).findOneBy({ segment_id })
  }

  /** See {@link checkSwitch}. Writes nothing. */
  async checkSwitch(order: SyncSwitch): Promise<void> {
    await checkSwitch(this.#dataSource.manager, order)
  }

  /** See {@link switchOn}. */
  async switchOn(order: SyncSwitch & { readonly customer_group_id: string }, now: Date) {
    await this.#transaction((manager) => switchOn(manager, order, now))
  }

  /** See {@link switchOff}. */
  async switchOff(order: SyncSwitchOff, now: Date): Promise<void> {
    await this.#transaction((manager) => switchOff(manager, order, now))
  }

  /** See {@link readmit}. */
  async readmit(segment_id: string, customer_ids: readonly string[]): Promise<void> {
    await this.#transaction((manager) => readmit(manager, segment_id, customer_ids))
  }

  /** Syncs that are on or not at their end, and what of them is due whatever moved. */
  async due(now: Date): Promise<DueSync[]> {
    return dueSyncs(this.#dataSource.manager, now)
  }

  /**
   * Notes that a sync is asked for, so that whoever is at it goes on, and the next one knows if it
   * does not come to its end.
   * @returns null where the segment never filled a group
   */
  async ask(segment_id: string, now: Date): Promise<AskedSync | null> {
    const [row] = await this.#dataSource.query<AskedSync[]>(
      `WITH before AS (
         SELECT status FROM retention_segment_group WHERE segment_id = $1 FOR UPDATE
       ), asked AS (
         UPDATE retention_segment_group sync
            SET asked = sync.asked + 1, status = 'waiting', updated_at = $2
           FROM before
          WHERE sync.segment_id = $1
         RETURNING sync.asked, before.status = 'in_sync' AS was_in_sync
       )
       SELECT asked, was_in_sync FROM asked`,
      [segment_id, now]
    )
    return row ?? null
  }

  /** Runs a segment's sync, once at a time. @returns undefined while another one is at it */
  alone<T extends object>(segment_id: string, work: () => Promise<T>): Promise<T | undefined> {
    return withSessionLock(this.#dataSource, `segment_sync:${segment_id}`, work)
  }

  /** What a sync goes by now; null where the segment, or its group, is no more. */
  async target(segment_id: string): Promise<SyncTarget | null> {
    const [row] = await this.#dataSource.query<SyncTarget[]>(
      `SELECT sync.segment_id, sync.customer_group_id, sync.enabled,
              CASE
                WHEN segment.status = 'archived' THEN 'The segment is archived'
                ELSE segment.problem ->> 'message'
              END AS segment_stopped,
              segment.evaluated_at IS NOT NULL AS is_built
         FROM retention_segment_group sync
         JOIN retention_segment segment ON segment.id = sync.segment_id
        WHERE sync.segment_id = $1`,
      [segment_id]
    )
    return row ?? null
  }

  /** A page of customer records that stand otherwise in the group than they should. */
  async differences(
    segment_id: string,
    { after, limit }: { readonly after: string; readonly limit: number }
  ): Promise<string[]> {
    const rows = await this.#dataSource.query<Pick<Difference, "customer_id">[]>(DIFFERENCES, [
      segment_id,
      after,
      limit,
    ])
    return rows.map(({ customer_id }) => customer_id)
  }

  /** Those of some people's and of some other customer records that do. */
  async differencesOf(
    segment_id: string,
    some: { readonly person_ids: readonly string[]; readonly customer_ids: readonly string[] }
  ): Promise<string[]> {
    const records = await this.#dataSource.query<{ customer_id: string }[]>(
      "SELECT customer_id FROM retention_identity WHERE person_id = ANY ($1::text[])",
      [some.person_ids]
    )
    const ids = [...records.map(({ customer_id }) => customer_id), ...some.customer_ids]
    const differing = await this.#dataSource.query<Difference[]>(DIFFERENCES_OF, [
      [...new Set(ids)],
      segment_id,
    ])
    return differing.map(({ customer_id }) => customer_id)
  }

  /** Those of some customer records that do in any group, by the segment that fills it. */
  async differencesAnywhere(customer_ids: readonly string[]): Promise<Map<string, string[]>> {
    const differing = await this.#dataSource.query<Difference[]>(DIFFERENCES_OF, [
      customer_ids,
      null,
    ])
    const bySegment = new Map<string, string[]>()
    for (const { segment_id, customer_id } of differing) {
      bySegment.set(segment_id, [...(bySegment.get(segment_id) ?? []), customer_id])
    }
    return bySegment
  }

  /** See {@link planSteps}. */
  async plan(segment_id: string, customer_ids: readonly string[], now: Date) {
    return this.#transaction<GroupChanges>((manager) =>
      planSteps(manager, segment_id, customer_ids, now)
    )
  }

  /** See {@link settleSteps}. */
  async settle(segment_id: string, customer_ids: readonly string[], now: Date): Promise<void> {
    await this.#transaction((manager) => settleSteps(manager, segment_id, customer_ids, now))
  }

  /** Gives up on those who are on their way out of a group that is no more. */
  async forgetLeaving(segment_id: string): Promise<void> {
    await this.#dataSource
      .getRepository(RetentionSegmentGroupMember)
      .delete({ segment_id, state: "removing" })
  }

  /**
   * Notes that a sync came to its end, unless another one was asked for meanwhile.
   * @param whole whether everybody was compared
   * @returns whether it is at its end
   */
  async finish(
    segment_id: string,
    { asked, whole, now }: { readonly asked: string; readonly whole: boolean; readonly now: Date }
  ): Promise<boolean> {
    const [row] = await this.#dataSource.query<{ is_done: boolean }[]>(
      `WITH done AS (
         UPDATE retention_segment_group
            SET status = CASE WHEN enabled THEN 'in_sync' ELSE 'stopped' END,
                problem = NULL,
                synced_at = $3,
                compared_at = CASE WHEN $4 THEN $3 ELSE compared_at END,
                updated_at = $3
          WHERE segment_id = $1 AND asked = $2::bigint
         RETURNING 1
       )
       SELECT EXISTS (SELECT FROM done) AS is_done`,
      [segment_id, asked, now, whole]
    )
    return row?.is_done ?? false
  }

  /** Notes why a sync stands still, or that it failed and is to be tried again. */
  async stop(segment_id: string, problem: SegmentSyncProblem, now: Date): Promise<void> {
    const status = problem.kind === "failed" ? "waiting" : "stopped"
    await this.#dataSource
      .getRepository(RetentionSegmentGroup)
      .update({ segment_id }, { status, problem, updated_at: now })
  }

  /** The newest mark of a changed customer record; null where none changed. */
  async newestChange(): Promise<string | null> {
    const [row] = await this.#dataSource.query<{ id: string | null }[]>(
      "SELECT max(id) AS id FROM retention_unsynced"
    )
    return row?.id ?? null
  }

  /** Marks of customer records that changed, the longest ago first, up to a mark. */
  async changedRecords(
    last: string,
    limit: number
  ): Promise<{ id: string; customer_id: string }[]> {
    return this.#dataSource.query(
      "SELECT id, customer_id FROM retention_unsynced WHERE id <= $1 ORDER BY id LIMIT $2",
      [last, limit]
    )
  }

  /** Forgets marks that were read, and what they were about looked at. */
  async lookedAt(marks: readonly { readonly id: string }[]): Promise<void> {
    await this.#dataSource.query("DELETE FROM retention_unsynced WHERE id = ANY ($1::bigint[])", [
      marks.map(({ id }) => id),
    ])
  }

  /** See {@link readSyncCounts}. */
  async counts(segment_id: string, is_group_live: boolean): Promise<SyncCounts> {
    return readSyncCounts(this.#dataSource.manager, segment_id, is_group_live)
  }

  /** See {@link readExceptions}. */
  async exceptions(query: ExceptionQuery): Promise<ExceptionPage> {
    return readExceptions(this.#dataSource.manager, query)
  }

  async #transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return retryDeadlocks(() => this.#dataSource.transaction(work))
  }
}
