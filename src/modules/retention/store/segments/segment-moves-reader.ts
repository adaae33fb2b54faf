import type { DataSource } from "typeorm"
import type { RetentionSegmentMove } from "../../entities"
import { TOLD_CAUSES } from "../../entities/segment-member"
import type { SegmentMoveKind } from "../../entities/segment-move"
import type { Page } from "../profile-pager"
import { SqlParameters } from "../scoring/sql-parameters"

/** An entry or an exit, and whose it is. */
export type SegmentMoveView = Pick<
  RetentionSegmentMove,
  "id" | "person_id" | "kind" | "occurred_at" | "entered_at" | "cause"
> & {
  readonly email: string
  readonly first_name: string | null
  readonly last_name: string | null
}

/** An entry or an exit as events tell it. */
export type MoveNotice = Pick<
  RetentionSegmentMove,
  "id" | "segment_id" | "person_id" | "kind" | "occurred_at" | "cause"
> & {
  readonly segment_name: string
  /** All live Medusa customer records of the person. */
  readonly customer_ids: readonly string[]
}

/** Reads who came and went; edits of rules and first evaluations are none of it. */
export class SegmentMovesReader {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /** A page of a segment's entries and exits, newest first. */
  async list({
    segment_id,
    kind,
    limit,
    offset,
  }: Page & {
    readonly segment_id: string
    readonly kind?: SegmentMoveKind | undefined
  }): Promise<{ moves: SegmentMoveView[]; count: number }> {
    const parameters = new SqlParameters()
    const of =
      `move.segment_id = ${parameters.bind(segment_id)} AND ${TOLD}` +
      (kind === undefined ? "" : ` AND move.kind = ${parameters.bind(kind)}`)
    const counting = [...parameters.values]
    const page = `LIMIT ${parameters.bind(limit)} OFFSET ${parameters.bind(offset)}`
    const [moves, [counted]] = await Promise.all([
      this.#dataSource.query<SegmentMoveView[]>(movesSql(of, page), parameters.values),
      this.#dataSource.query<{ count: number }[]>(
        `SELECT count(*)::integer AS count FROM retention_segment_move move WHERE ${of}`,
        counting
      ),
    ])
    return { moves, count: counted?.count ?? 0 }
  }

  /**
   * One page of the entries and exits that a run wrote, in the order of writing.
   * @param after id of the page's predecessor; "0" for the first page
   */
  async ofRun(run_id: string, after: string, limit: number): Promise<MoveNotice[]> {
    return this.#dataSource.query<MoveNotice[]>(OF_RUN, [run_id, after, limit])
  }
}

/** As the indexes have it. */
const TOLD = `move.cause IN (${TOLD_CAUSES.map((cause) => `'${cause}'`).join(", ")})`

/** The page is found by the index alone, and then read. */
const movesSql = (of: string, page: string) => `
  SELECT move.id, move.person_id, move.kind, move.occurred_at, move.entered_at, move.cause,
         person.email, person.first_name, person.last_name
    FROM (SELECT id FROM retention_segment_move move WHERE ${of} ORDER BY id DESC ${page}) found
    JOIN retention_segment_move move ON move.id = found.id
    JOIN retention_person person ON person.id = move.person_id
   ORDER BY move.id DESC`

const OF_RUN = `
  SELECT move.id, move.segment_id, segment.name AS segment_name, move.person_id, move.kind,
         move.occurred_at, move.cause,
         ARRAY(
           SELECT identity.customer_id
             FROM retention_identity identity
            WHERE identity.person_id = move.person_id
            ORDER BY identity.customer_id
         ) AS customer_ids
    FROM retention_segment_move move
    JOIN retention_segment segment ON segment.id = move.segment_id
   WHERE move.run_id = $1 AND move.id > $2 AND ${TOLD}
   ORDER BY move.id
   LIMIT $3`
