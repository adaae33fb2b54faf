import type { EntityManager } from "typeorm"
import { BY_HAND, REMOVED_BY_HAND } from "./sync-exceptions"
import { IN_GROUP } from "./sync-sql"

/** Who is in a segment's group, and who is not, in customer records. */
export type SyncCounts = {
  readonly in_group: { readonly accounts: number; readonly guests: number }
  /** Of those, the ones that we put in … */
  readonly by_segment: number
  /** … and those that somebody did. */
  readonly by_hand: number
  /** Out of it although we put them in. */
  readonly removed_by_hand: number
  /** Guest records of members that are not let in and are not in it. */
  readonly guests_left_out: number
}

type Row = Omit<SyncCounts, "in_group"> & { readonly accounts: number; readonly guests: number }

/**
 * Counts who is in a segment's group as far as we know it.
 * @param is_group_live of one that Medusa has no more nobody is in it, and nobody was taken out
 */
export async function readSyncCounts(
  manager: EntityManager,
  segment_id: string,
  is_group_live: boolean
): Promise<SyncCounts> {
  const [row] = await manager.query<Row[]>(COUNTS, [segment_id])
  if (!row || !is_group_live) {
    return { ...NOBODY, guests_left_out: row?.guests_left_out ?? 0 }
  }
  const { accounts, guests, ...counts } = row
  return { in_group: { accounts, guests }, ...counts }
}

const NOBODY: SyncCounts = {
  in_group: { accounts: 0, guests: 0 },
  by_segment: 0,
  by_hand: 0,
  removed_by_hand: 0,
  guests_left_out: 0,
}

const count = (condition: string) => `(count(*) FILTER (WHERE ${condition}))::integer`

/** The first counts those in the group, by its index; each of the others what it is about. */
const COUNTS = `
  SELECT inside.*, removed.*, outside.*
    FROM retention_segment_group sync
   CROSS JOIN LATERAL (
     SELECT ${count("record.has_account")} AS accounts,
            ${count("NOT record.has_account")} AS guests,
            ${count(`NOT ${BY_HAND}`)} AS by_segment,
            ${count(BY_HAND)} AS by_hand
       FROM retention_identity record
       LEFT JOIN retention_segment_group_member known
         ON known.segment_id = sync.segment_id AND known.customer_id = record.customer_id
      WHERE ${IN_GROUP}
   ) AS inside
   CROSS JOIN LATERAL (
     SELECT count(*)::integer AS removed_by_hand
       FROM retention_segment_group_member known
       JOIN retention_identity record ON record.customer_id = known.customer_id
      WHERE known.segment_id = sync.segment_id AND ${REMOVED_BY_HAND}
   ) AS removed
   CROSS JOIN LATERAL (
     SELECT count(*)::integer AS guests_left_out
       FROM retention_segment_member member
       JOIN retention_identity record ON record.person_id = member.person_id
      WHERE member.segment_id = sync.segment_id
        AND NOT sync.include_guests
        AND NOT record.has_account
        AND NOT ${IN_GROUP}
   ) AS outside
   WHERE sync.segment_id = $1`
