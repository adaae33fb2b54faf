import { type MembershipCause, TOLD_CAUSES } from "../../entities/segment-member"
import type { Statement } from "../scoring/score-sql"
import type { SqlParameters } from "../scoring/sql-parameters"
import type { CompiledRule } from "./compile"

/** What an evaluation writes beside who is in. */
export type WriteTerms = {
  readonly cause: MembershipCause
  readonly now: Date
  readonly run_id: string
}

/** What {@link everybodyStatement} gives, one row. */
export type SegmentCounts = {
  /** Members now, and their lifetime net revenue. */
  readonly people: number
  readonly revenue: string
  readonly entered: number
  readonly exited: number
}

/** What {@link someStatement} gives, one row for each who entered or left. */
export type MovedRow = {
  readonly segment_id: string
  readonly person_id: string
  readonly kind: "entered" | "exited"
}

/** Whether moves by a cause are entries and exits of people: counted, shown and told. */
export function isTold(cause: MembershipCause): boolean {
  return TOLD_CAUSES.some((told) => told === cause)
}

/**
 * Makes the members of one segment those whom its rule meets, of everybody, in one pass over
 * them. A first evaluation has no moves: nobody came or went.
 */
export function everybodyStatement(
  parameters: SqlParameters,
  segment_id: string,
  { from, where }: CompiledRule,
  { cause, now, run_id }: WriteTerms
): Statement {
  const segment = `${parameters.bind(segment_id)}::text`
  const at = `${parameters.bind(now)}::timestamptz`
  const why = `${parameters.bind(cause)}::text`
  const move = (kind: string, entered_at: string, rows: string) =>
    `SELECT ${segment}, person_id, '${kind}', ${at}, ${entered_at}, ${why}, ${run} FROM ${rows}`
  const run = cause === "build" ? null : `${parameters.bind(run_id)}::text`
  const moves = `,
    moves AS (
      INSERT INTO retention_segment_move
             (segment_id, person_id, kind, occurred_at, entered_at, cause, run_id)
      ${move("entered", "NULL::timestamptz", "come")}
       UNION ALL
      ${move("exited", "entered_at", "leaving")}
    )`
  const text = `
    WITH matched AS MATERIALIZED (
      SELECT profile.person_id, profile.total_revenue FROM ${from} WHERE ${where}
    ),
    gone AS (
      DELETE FROM retention_segment_member member
       WHERE member.segment_id = ${segment}
         AND NOT EXISTS (SELECT FROM matched WHERE matched.person_id = member.person_id)
      RETURNING member.person_id, member.entered_at
    ),
    -- Of one who was removed while somebody else evaluated them a row may be left: nobody leaves.
    leaving AS (
      SELECT person_id, entered_at
        FROM gone
       WHERE EXISTS (SELECT FROM retention_person person WHERE person.id = gone.person_id)
    ),
    come AS (
      INSERT INTO retention_segment_member (segment_id, person_id, entered_at, cause)
      SELECT ${segment}, matched.person_id, ${at}, ${why}
        FROM matched
       WHERE NOT EXISTS (
         SELECT FROM retention_segment_member member
          WHERE member.segment_id = ${segment} AND member.person_id = matched.person_id
       )
      RETURNING person_id
    )${run === null ? "" : moves}
    SELECT count(*)::integer AS people,
           trim_scale(coalesce(sum(total_revenue), 0)) AS revenue,
           (SELECT count(*)::integer FROM come) AS entered,
           (SELECT count(*)::integer FROM leaving) AS exited
      FROM matched`
  return { text, values: parameters.values }
}

/** A segment and its rule, compiled for the people in question with the statement's parameters. */
export type SegmentRuleSql = CompiledRule & { readonly segment_id: string }

/**
 * Makes the memberships of some people in some segments what the rules say, at the cost of those
 * people.
 */
export function someStatement(
  parameters: SqlParameters,
  person_ids: readonly string[],
  segments: readonly SegmentRuleSql[],
  { cause, now, run_id }: WriteTerms
): Statement {
  const people = `${parameters.bind(person_ids)}::text[]`
  const ids = `${parameters.bind(segments.map(({ segment_id }) => segment_id))}::text[]`
  const at = `${parameters.bind(now)}::timestamptz`
  const why = `${parameters.bind(cause)}::text`
  const matched = segments.map(
    ({ segment_id, from, where }) =>
      `SELECT ${parameters.bind(segment_id)}::text AS segment_id, profile.person_id
         FROM ${from} WHERE ${where}`
  )
  const text = `
    WITH matched AS MATERIALIZED (
      ${matched.join("\n       UNION ALL\n      ")}
    ),
    gone AS (
      DELETE FROM retention_segment_member member
       WHERE member.person_id = ANY (${people})
         AND member.segment_id = ANY (${ids})
         AND NOT EXISTS (
           SELECT FROM matched
            WHERE matched.segment_id = member.segment_id AND matched.person_id = member.person_id
         )
      RETURNING member.segment_id, member.person_id, member.entered_at
    ),
    come AS (
      INSERT INTO retention_segment_member (segment_id, person_id, entered_at, cause)
      SELECT matched.segment_id, matched.person_id, ${at}, ${why}
        FROM matched
       WHERE NOT EXISTS (
         SELECT FROM retention_segment_member member
          WHERE member.segment_id = matched.segment_id AND member.person_id = matched.person_id
       )
      RETURNING segment_id, person_id
    ),
    moved AS (
      SELECT segment_id, person_id, 'entered' AS kind, NULL::timestamptz AS entered_at FROM come
       UNION ALL
      SELECT segment_id, person_id, 'exited', entered_at FROM gone
    ),
    moves AS (
      INSERT INTO retention_segment_move
             (segment_id, person_id, kind, occurred_at, entered_at, cause, run_id)
      SELECT segment_id, person_id, kind, ${at}, entered_at, ${why}, ${parameters.bind(run_id)}::text
        FROM moved
    )
    SELECT segment_id, person_id, kind FROM moved ORDER BY segment_id, person_id`
  return { text, values: parameters.values }
}

/**
 * What was found of everybody, on the segment; its day is written by {@link WRITE_DAY}.
 * $1 id, $2 people, $3 revenue, $4 currency, $5 moment, $6 revision, $7 version of the policy
 */
export const WRITE_EVERYBODY = `
  UPDATE retention_segment
     SET members = $2, revenue = $3, currency_code = $4, evaluated_at = $5, measured_at = $5,
         evaluated_revision = $6, evaluated_policy_version = $7, problem = NULL
   WHERE id = $1`

/** Who came and went of some people: $1 ids, $2 entered, $3 exited, in the same order. */
export const WRITE_SOME = `
  UPDATE retention_segment segment
     SET members = segment.members + moved.entered - moved.exited
    FROM unnest($1::text[], $2::integer[], $3::integer[]) AS moved (id, entered, exited)
   WHERE segment.id = moved.id`

/**
 * The day's row of some segments, after the segments themselves were written: $1 ids, $2 entered,
 * $3 exited, in the same order, of moves that are told; $4 the day.
 */
export const WRITE_DAY = `
  INSERT INTO retention_segment_day AS known
         (segment_id, day, people, revenue, currency_code, entered, exited)
  SELECT segment.id, $4::date, segment.members, segment.revenue, segment.currency_code,
         moved.entered, moved.exited
    FROM unnest($1::text[], $2::integer[], $3::integer[]) AS moved (id, entered, exited)
    JOIN retention_segment segment ON segment.id = moved.id
  ON CONFLICT (segment_id, day) DO UPDATE
     SET people = excluded.people, revenue = excluded.revenue,
         currency_code = excluded.currency_code,
         entered = known.entered + excluded.entered, exited = known.exited + excluded.exited`
