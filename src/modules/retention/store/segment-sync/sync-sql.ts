/** Records of a segment's members that may be in its group; `$1` is the segment's id. */
const WANTED = `
  member.person_id IS NOT NULL AND (record.has_account OR sync.include_guests) AND sync.enabled`

const IN_GROUP = "record.group_ids @> ARRAY[sync.customer_group_id]"

/**
 * A page of the customer records that stand otherwise in the group than the segment wants, as far
 * as we know the group, in the order of their ids: those to be put in that we never did anything
 * with, and of those that we did, all that are not in place. While the sync is off, only those that
 * are on their way out. $1 segment, $2 after this id, $3 how many
 */
export const DIFFERENCES = `
  WITH sync AS MATERIALIZED (
    SELECT * FROM retention_segment_group WHERE segment_id = $1
  )
  SELECT customer_id
    FROM (
      SELECT record.customer_id
        FROM sync
        JOIN retention_segment_member member ON member.segment_id = sync.segment_id
        JOIN retention_identity record ON record.person_id = member.person_id
       WHERE ${WANTED}
         AND NOT (${IN_GROUP})
         AND NOT EXISTS (
           SELECT FROM retention_segment_group_member known
            WHERE known.segment_id = $1 AND known.customer_id = record.customer_id
         )
       UNION ALL
      SELECT known.customer_id
        FROM sync
        JOIN retention_segment_group_member known ON known.segment_id = sync.segment_id
        LEFT JOIN retention_identity record ON record.customer_id = known.customer_id
        LEFT JOIN retention_segment_member member
          ON member.segment_id = $1 AND member.person_id = record.person_id
       WHERE CASE
               WHEN NOT sync.enabled THEN known.state = 'removing'
               WHEN known.state = 'added' THEN (${IN_GROUP} AND ${WANTED}) IS NOT TRUE
               WHEN known.state = 'removed_by_hand' THEN ${IN_GROUP}
               ELSE TRUE
             END
    ) AS different
   WHERE customer_id > $2
   ORDER BY customer_id
   LIMIT $3`

/** How some customer records stand to a segment's group. $1 segment, $2 customer ids */
export const FACTS = `
  SELECT wanted.customer_id,
         coalesce(${WANTED}, FALSE) AS is_wanted,
         coalesce(${IN_GROUP}, FALSE) AS is_in_group,
         known.state
    FROM unnest($2::text[]) AS wanted (customer_id)
    JOIN retention_segment_group sync ON sync.segment_id = $1
    LEFT JOIN retention_identity record ON record.customer_id = wanted.customer_id
    LEFT JOIN retention_segment_member member
      ON member.segment_id = $1 AND member.person_id = record.person_id
    LEFT JOIN retention_segment_group_member known
      ON known.segment_id = $1 AND known.customer_id = wanted.customer_id
   ORDER BY wanted.customer_id`

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
