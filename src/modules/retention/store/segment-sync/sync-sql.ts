/** Whether a `record`, whose person may be a `member`, belongs into the group of a `sync`. */
const WANTED = `
  (member.person_id IS NOT NULL AND (record.has_account OR sync.include_guests) AND sync.enabled)`

/** Whether it is in that group as far as we know: null for a record that we know nothing of. */
export const IN_GROUP = "(record.group_ids @> ARRAY[sync.customer_group_id])"

/**
 * Whether something has to be done or noted of a record of which this is `known`: where `groupStep`
 * does not say to leave it as it is. While the sync is off, only who is on the way out.
 */
const DIFFERS = `
  CASE
    WHEN NOT sync.enabled THEN coalesce(known.state = 'removing', FALSE)
    WHEN known.state IS NULL THEN ${WANTED} AND NOT ${IN_GROUP}
    WHEN known.state = 'added' THEN (${IN_GROUP} AND ${WANTED}) IS NOT TRUE
    WHEN known.state = 'removed_by_hand' THEN coalesce(${IN_GROUP}, FALSE)
    ELSE TRUE
  END`

/**
 * A page of the customer records that stand otherwise in a segment's group than they should, in
 * the order of their ids: members' that we never did anything with, and of those that we did, all
 * that are not in place. $1 segment, $2 after this id, $3 how many
 */
export const DIFFERENCES = `
  SELECT customer_id
    FROM (
      SELECT record.customer_id
        FROM retention_segment_group sync
        JOIN retention_segment_member member ON member.segment_id = sync.segment_id
        JOIN retention_identity record ON record.person_id = member.person_id
        LEFT JOIN retention_segment_group_member known
          ON known.segment_id = $1 AND known.customer_id = record.customer_id
       WHERE sync.segment_id = $1
         AND known.state IS NULL
         AND ${DIFFERS}
       UNION ALL
      SELECT known.customer_id
        FROM retention_segment_group sync
        JOIN retention_segment_group_member known ON known.segment_id = sync.segment_id
        LEFT JOIN retention_identity record ON record.customer_id = known.customer_id
        LEFT JOIN retention_segment_member member
          ON member.segment_id = $1 AND member.person_id = record.person_id
       WHERE sync.segment_id = $1
         AND ${DIFFERS}
    ) AS different
   WHERE customer_id > $2
   ORDER BY customer_id
   LIMIT $3`

const STANDING = `
    FROM unnest($1::text[]) AS asked (customer_id)
    JOIN retention_segment_group sync ON $2::text IS NULL OR sync.segment_id = $2
    LEFT JOIN retention_identity record ON record.customer_id = asked.customer_id
    LEFT JOIN retention_segment_member member
      ON member.segment_id = sync.segment_id AND member.person_id = record.person_id
    LEFT JOIN retention_segment_group_member known
      ON known.segment_id = sync.segment_id AND known.customer_id = asked.customer_id`

/** Those of some customer records that do, by segment. $1 customer ids, $2 segment, null for all */
export const DIFFERENCES_OF = `
  SELECT sync.segment_id, asked.customer_id
    ${STANDING}
   WHERE ${DIFFERS}
   ORDER BY 1, 2`

/** How some customer records stand to a segment's group. $1 customer ids, $2 segment */
export const FACTS = `
  SELECT asked.customer_id,
         coalesce(${WANTED}, FALSE) AS is_wanted,
         coalesce(${IN_GROUP}, FALSE) AS is_in_group,
         known.state
    ${STANDING}
   ORDER BY 1`

/** Notes what is done with some records. $1 segment, $2 customer ids, $3 their states, $4 now */
export const NOTE = `
  INSERT INTO retention_segment_group_member AS known (segment_id, customer_id, state, at)
  SELECT $1, noted.customer_id, noted.state, $4::timestamptz
    FROM unnest($2::text[], $3::text[]) AS noted (customer_id, state)
  ON CONFLICT (segment_id, customer_id) DO UPDATE SET state = excluded.state, at = excluded.at`

/** $1 segment, $2 customer ids */
export const FORGET = `
  DELETE FROM retention_segment_group_member
   WHERE segment_id = $1 AND customer_id = ANY ($2::text[])`
