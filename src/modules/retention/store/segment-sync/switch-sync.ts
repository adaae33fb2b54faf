import { MedusaError } from "@medusajs/framework/utils"
import type { EntityManager } from "typeorm"
import type { RetentionSegment, RetentionSegmentGroup } from "../../entities"
import { noSegment } from "../segments/no-segment"
import { lockGroupRules, refuseGroupCircle } from "./refuse-circle"

/** Which segment shall fill which group. */
export type SyncSwitch = {
  readonly segment_id: string
  /** Left out before the group is made. */
  readonly customer_group_id?: string | undefined
  readonly include_guests?: boolean | undefined
}

/** Which segment shall fill none any more. */
export type SyncSwitchOff = {
  readonly segment_id: string
  /** Whether those whom we put in are taken out; they stay otherwise. */
  readonly take_out: boolean
}

type Named = Pick<RetentionSegment, "name" | "status" | "rule">
type Holder = RetentionSegmentGroup & { readonly name: string }

/**
 * Refuses what cannot be, before anything is written.
 * @throws MedusaError NOT_FOUND for an unknown segment; CONFLICT where it is archived, fills another
 *   group, or the group follows another segment; INVALID_DATA for a circle of segments and groups
 */
export async function checkSwitch(manager: EntityManager, order: SyncSwitch): Promise<void> {
  const { segment_id, customer_group_id } = order
  const segment = await segmentOf(manager, segment_id)
  if (segment.status === "archived") {
    throw conflict(`segment_id: ${segment.name} is archived; restore it first`)
  }
  const own = await syncOf(manager, "segment_id", segment_id)
  if (own?.enabled && own.customer_group_id !== customer_group_id && !isGroupGone(own)) {
    throw conflict(
      `customer_group_id: ${segment.name} fills ${own.customer_group_id}; switch that off first`
    )
  }
  refuseWhileLeaving(own, customer_group_id)
  if (customer_group_id === undefined) {
    return
  }
  const holder = await syncOf(manager, "customer_group_id", customer_group_id)
  if (holder && holder.segment_id !== segment_id) {
    if (holder.enabled) {
      throw conflict(
        `customer_group_id: ${customer_group_id} already follows the segment ${holder.name}; ` +
          "a group follows one segment at most"
      )
    }
    refuseWhileLeaving(holder, undefined)
  }
  await refuseGroupCircle(manager, { segment_id, rule: segment.rule, customer_group_id })
}

/**
 * Has a group follow a segment from now on; a sync has to be run to fill it. A group that was given
 * up by another segment is taken over with all who are in it, as if a hand had put them there.
 * Switched on again, everything is as it was.
 * @throws as {@link checkSwitch}
 */
export async function switchOn(
  manager: EntityManager,
  order: SyncSwitch & { readonly customer_group_id: string },
  now: Date
): Promise<void> {
  await lockGroupRules(manager)
  await checkSwitch(manager, order)
  const { segment_id, customer_group_id, include_guests } = order
  await manager.query(
    `DELETE FROM retention_segment_group_member
      WHERE segment_id IN (
              SELECT segment_id FROM retention_segment_group
               WHERE (segment_id = $1) <> (customer_group_id = $2)
            )`,
    [segment_id, customer_group_id]
  )
  await manager.query(
    "DELETE FROM retention_segment_group WHERE customer_group_id = $2 AND segment_id <> $1",
    [segment_id, customer_group_id]
  )
  await manager.query(
    `INSERT INTO retention_segment_group AS sync
            (segment_id, customer_group_id, enabled, include_guests, status, asked,
             created_at, updated_at)
     VALUES ($1, $2, TRUE, coalesce($3, FALSE), 'waiting', 1, $4, $4)
     ON CONFLICT (segment_id) DO UPDATE
        SET customer_group_id = excluded.customer_group_id,
            enabled = TRUE,
            include_guests = coalesce($3, sync.include_guests),
            status = 'waiting',
            problem = NULL,
            asked = sync.asked + 1,
            synced_at = CASE
              WHEN sync.customer_group_id = excluded.customer_group_id THEN sync.synced_at
            END,
            compared_at = NULL,
            updated_at = excluded.updated_at`,
    [segment_id, customer_group_id, include_guests ?? null, now]
  )
}

/**
 * Has a group follow no segment any more. Whom we put in stays, or is noted to be taken out by the
 * next sync; nobody else is touched.
 * @throws MedusaError NOT_FOUND where the segment never filled a group
 */
export async function switchOff(
  manager: EntityManager,
  { segment_id, take_out }: SyncSwitchOff,
  now: Date
): Promise<void> {
  await lockGroupRules(manager)
  const segment = await segmentOf(manager, segment_id)
  if (!(await syncOf(manager, "segment_id", segment_id))) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `segment_id: ${segment.name} fills no customer group`
    )
  }
  if (take_out) {
    await manager.query(
      `UPDATE retention_segment_group_member SET state = 'removing', at = $2
        WHERE segment_id = $1 AND state IN ('adding', 'added')`,
      [segment_id, now]
    )
  }
  await manager.query(
    `UPDATE retention_segment_group sync
        SET enabled = FALSE,
            status = CASE
              WHEN EXISTS (
                SELECT FROM retention_segment_group_member known
                 WHERE known.segment_id = $1 AND known.state = 'removing'
              ) THEN 'waiting'
              ELSE 'stopped'
            END,
            problem = NULL,
            asked = sync.asked + 1,
            updated_at = $2
      WHERE segment_id = $1`,
    [segment_id, now]
  )
}

/** Who is on the way out of a group would stay in it for ever, were it forgotten whose they are. */
function refuseWhileLeaving(sync: Holder | null, customer_group_id: string | undefined): void {
  const isLeaving = sync && !sync.enabled && sync.status === "waiting"
  if (isLeaving && sync.customer_group_id !== customer_group_id) {
    throw conflict(
      `customer_group_id: ${sync.name} is still taking its people out of ` +
        `${sync.customer_group_id}; try again when that is done`
    )
  }
}

function isGroupGone({ problem }: RetentionSegmentGroup): boolean {
  return problem?.kind === "group_deleted"
}

async function segmentOf(manager: EntityManager, segment_id: string): Promise<Named> {
  const [segment] = await manager.query<Named[]>(
    "SELECT name, status, rule FROM retention_segment WHERE id = $1",
    [segment_id]
  )
  if (!segment) {
    throw noSegment(segment_id)
  }
  return segment
}

async function syncOf(
  manager: EntityManager,
  column: "segment_id" | "customer_group_id",
  id: string
): Promise<Holder | null> {
  const [row] = await manager.query<Holder[]>(
    `SELECT sync.*, segment.name
       FROM retention_segment_group sync
       JOIN retention_segment segment ON segment.id = sync.segment_id
      WHERE sync.${column} = $1`,
    [id]
  )
  return row ?? null
}

function conflict(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.CONFLICT, message)
}
