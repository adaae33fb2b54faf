import type { DataSource, EntityManager } from "typeorm"
import type { TransitionCause, TransitionKind } from "../domain/types"

/** A change of tier or stage as events tell it. */
export type TransitionNotice = {
  readonly id: string
  readonly person_id: string
  /** All live Medusa customer records of the person. */
  readonly customer_ids: readonly string[]
  readonly kind: TransitionKind
  readonly from: string | null
  readonly to: string | null
  readonly cause: TransitionCause
  readonly occurred_at: Date
  /** The order that ended the silence, at the first time this reactivation is noticed. */
  readonly reactivated_by: string | null
}

/** Reads the history of tiers and stages. */
export class TransitionStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * One page of the changes that a scoring run wrote, in the order of writing.
   * @param after id of the page's predecessor; "0" for the first page
   */
  async ofRun(run_id: string, after: string, limit: number): Promise<TransitionNotice[]> {
    return this.#dataSource.query<TransitionNotice[]>(OF_RUN, [run_id, after, limit])
  }
}

/** When the history of transitions begins: at the first scoring; null before it. */
export async function recordedFrom(reader: Pick<EntityManager, "query">): Promise<Date | null> {
  const [row] = await reader.query<{ recorded_from: Date | null }[]>(
    "SELECT min(occurred_at) AS recorded_from FROM retention_transition"
  )
  return row?.recorded_from ?? null
}

/**
 * A reactivation is announced once per purchase: not when an earlier transition to the stage
 * was noticed after that purchase, as happens when limits move to and fro.
 */
const OF_RUN = `
  SELECT changed.id,
         changed.person_id,
         ARRAY(
           SELECT identity.customer_id
             FROM retention_identity identity
            WHERE identity.person_id = changed.person_id
            ORDER BY identity.customer_id
         ) AS customer_ids,
         changed.kind,
         changed.from_value AS "from",
         changed.to_value AS "to",
         changed.cause,
         changed.occurred_at,
         reactivation.order_id AS reactivated_by
    FROM retention_transition changed
    LEFT JOIN LATERAL (
      SELECT purchase.order_id
        FROM retention_profile profile
        JOIN retention_purchase purchase
          ON purchase.person_id = profile.person_id
         AND purchase.created_at = profile.reactivated_at
         AND purchase.canceled_at IS NULL
       WHERE profile.person_id = changed.person_id
         AND NOT EXISTS (
           SELECT
             FROM retention_transition earlier
            WHERE earlier.person_id = changed.person_id
              AND earlier.kind = 'stage'
              AND earlier.to_value = 'reactivated'
              AND earlier.occurred_at >= profile.reactivated_at
              AND earlier.id < changed.id
         )
       ORDER BY purchase.order_id
       LIMIT 1
    ) reactivation ON changed.kind = 'stage' AND changed.to_value = 'reactivated'
   WHERE changed.run_id = $1
     AND changed.id > $2
   ORDER BY changed.id
   LIMIT $3`
