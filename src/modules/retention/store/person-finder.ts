import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"

/** Who an id is about. */
export type FoundPerson = {
  readonly person_id: string
  /** The order it named, where it named one. */
  readonly order_id: string | null
}

/** The place of an order among the purchases of its person. */
export type PurchasePlace = {
  readonly order_id: string
  /** Their first is 1; null for an order that is cancelled, or dated in the future. */
  readonly number: number | null
  /** Their purchases in all. */
  readonly of: number
}

/** Finds persons by what Medusa knows them by. */
export class PersonFinder {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * @param id a person's, a Medusa customer's or an order's
   * @throws MedusaError NOT_FOUND
   */
  async find(id: string): Promise<FoundPerson> {
    // Postgres has no NUL in text.
    const [found] = id.includes("\0") ? [] : await this.#query<FoundPerson>(WHO, [id])
    if (!found) {
      throw noProfile(id)
    }
    return found
  }

  /** @param now purchases after it do not count yet */
  async place(person_id: string, order_id: string, now: Date): Promise<PurchasePlace> {
    const [place] = await this.#query<Omit<PurchasePlace, "order_id">>(PLACE, [
      person_id,
      order_id,
      now,
    ])
    if (!place) {
      throw new Error("retention: a statement of aggregates gave no row")
    }
    return { order_id, ...place }
  }

  async #query<Row>(text: string, values: unknown[]): Promise<Row[]> {
    return this.#dataSource.query<Row[]>(text, values)
  }
}

/** What is answered for an id that nobody was scored by. */
export function noProfile(id: string): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `No retention profile for ${id}: neither a person (rper_…) nor a customer (cus_…) ` +
      "nor an order (order_…) of somebody who was scored"
  )
}

/** Three look-ups by primary key. */
const WHO = `
  SELECT id AS person_id, NULL AS order_id FROM retention_person WHERE id = $1
   UNION ALL
  SELECT person_id, NULL FROM retention_identity WHERE customer_id = $1
   UNION ALL
  SELECT person_id, order_id FROM retention_purchase WHERE order_id = $1
   LIMIT 1`

/** Two orders of one moment are told apart by their ids, which are made in the order of time. */
const PLACE = `
  WITH valid AS (
    SELECT order_id, row_number() OVER (ORDER BY created_at, order_id)::integer AS number
      FROM retention_purchase
     WHERE person_id = $1
       AND canceled_at IS NULL
       AND created_at <= $3
  )
  SELECT (SELECT number FROM valid WHERE order_id = $2) AS number,
         (SELECT count(*)::integer FROM valid) AS of`
