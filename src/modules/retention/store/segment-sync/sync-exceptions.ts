import type { EntityManager } from "typeorm"
import { IN_GROUP } from "./sync-sql"

/** Where people's hands and the segment disagree. */
export const EXCEPTION_KINDS = ["by_hand", "removed_by_hand"] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

/** A customer record that somebody put into a segment's group, or took out of it. */
export type SyncException = {
  readonly customer_id: string
  readonly person_id: string
  /** The person's, normalised. */
  readonly email: string
  /** As the record has them. */
  readonly first_name: string | null
  readonly last_name: string | null
  readonly has_account: boolean
  /** When a sync first saw that it was taken out; null for one put in, and until one has seen it. */
  readonly noticed_at: Date | null
}

export type ExceptionQuery = {
  readonly segment_id: string
  readonly kind: ExceptionKind
  readonly limit: number
  readonly offset: number
}

export type ExceptionPage = {
  readonly exceptions: readonly SyncException[]
  readonly count: number
}

/** In the group, and not by us. Of a `record`, its `sync` and what we `known` of it. */
export const BY_HAND = `
  (${IN_GROUP} AND (known.state IS NULL OR known.state = 'removed_by_hand'))`

/** Out of the group, and not by us: whether a sync has seen it yet or not. */
export const REMOVED_BY_HAND = `
  (known.state IN ('removed_by_hand', 'added') AND NOT ${IN_GROUP})`

const CONDITIONS: Readonly<Record<ExceptionKind, string>> = {
  by_hand: BY_HAND,
  removed_by_hand: REMOVED_BY_HAND,
}

/** Each begins where its rows are few: with the group's index, or with those whom we put in. */
const SOURCES: Readonly<Record<ExceptionKind, string>> = {
  by_hand: `
      FROM retention_segment_group sync
      JOIN retention_identity record ON ${IN_GROUP}
      LEFT JOIN retention_segment_group_member known
        ON known.segment_id = sync.segment_id AND known.customer_id = record.customer_id`,
  removed_by_hand: `
      FROM retention_segment_group sync
      JOIN retention_segment_group_member known ON known.segment_id = sync.segment_id
      JOIN retention_identity record ON record.customer_id = known.customer_id`,
}

/**
 * A page of customer records that are in a segment's group, or out of it, by somebody's hand, by
 * the e-mails of their people. Nobody where the segment fills no group.
 */
export async function readExceptions(
  manager: EntityManager,
  { segment_id, kind, limit, offset }: ExceptionQuery
): Promise<ExceptionPage> {
  const from = `${SOURCES[kind]}
      JOIN retention_person person ON person.id = record.person_id
     WHERE sync.segment_id = $1 AND ${CONDITIONS[kind]}`
  const exceptions = await manager.query<SyncException[]>(
    `SELECT record.customer_id,
            record.person_id,
            person.email,
            record.first_name,
            record.last_name,
            record.has_account,
            CASE known.state WHEN 'removed_by_hand' THEN known.at END AS noticed_at
       ${from}
      ORDER BY person.email, record.customer_id
      LIMIT $2 OFFSET $3`,
    [segment_id, limit, offset]
  )
  const [counted] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count ${from}`,
    [segment_id]
  )
  return { exceptions, count: counted?.count ?? 0 }
}
