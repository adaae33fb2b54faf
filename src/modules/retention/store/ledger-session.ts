import type { EntityManager } from "typeorm"
import type { ProblemKind, TransitionCause } from "../domain/types"
import type { RetentionProduct } from "../entities"
import { NO_MIRROR_FIELDS, type MirrorFields } from "../source/mirror-fields"
import { ownersOf } from "./identity-statements"
import { syncOrders, type LedgerSyncResult, type OrderBatch } from "./ledger-sync"
import { syncCustomers, type CustomerBatch, type PeopleSyncResult } from "./people-sync"
import {
  deleteProducts,
  knownProducts,
  upsertProducts,
  productIdsAfter,
} from "./product-statements"
import { markUnsegmented } from "./segments/unsegmented-statements"
import { type AffectedPerson, markUnscored } from "./unscored-statements"

/** Ids after one and up to another, null for to the very end, in the database's own order. */
export type IdRange = { readonly after: string; readonly up_to: string | null }

/** One reading of products. */
export type ProductBatch = {
  readonly products: readonly RetentionProduct[]
  /** Asked for, and gone for good: of these Medusa can say nothing any more. */
  readonly missing_ids: readonly string[]
}

/** How people whose ledger changed are marked to be scored. */
export type MarkOptions = {
  /** Stands above what the changes themselves say. */
  readonly cause?: TransitionCause
  /** False marks nobody. */
  readonly mark?: boolean
}

/**
 * What may be done while the ledger is locked. Handed out by `LedgerStore.exclusively`; of no
 * use after the work is over.
 */
export class LedgerSession {
  #mirrorFields: Promise<MirrorFields> | null = null
  readonly #manager: EntityManager
  readonly #now: Date
  readonly #marking: MarkOptions

  constructor(manager: EntityManager, now: Date, marking: MarkOptions = {}) {
    this.#manager = manager
    this.#now = now
    this.#marking = marking
  }

  /** Mirrors customer records and marks whom that concerns; see {@link syncCustomers}. */
  async syncCustomers(batch: CustomerBatch): Promise<PeopleSyncResult> {
    const result = await syncCustomers(this.#manager, batch, this.#now)
    await this.#mark(result.person_ids.map((person_id) => ({ person_id, cause: "merge" })))
    if (this.#marking.mark ?? true) {
      await markUnsegmented(this.#manager, result.changed_person_ids)
    }
    return result
  }

  /** Writes orders whose customer records are mirrored, and marks; see {@link syncOrders}. */
  async syncOrders(batch: OrderBatch): Promise<LedgerSyncResult> {
    const result = await syncOrders(this.#manager, batch, this.#now)
    await this.#mark(result.affected)
    return result
  }

  /**
   * Mirrors products, those alone that somebody bought, deleted ones too; what is gone for good
   * is forgotten. Concerns nobody's score.
   * @returns rows written and removed
   */
  async syncProducts({ products, missing_ids }: ProductBatch): Promise<number> {
    const written = products.length > 0 ? await upsertProducts(this.#manager, products) : 0
    const gone = missing_ids.length > 0 ? await deleteProducts(this.#manager, missing_ids) : 0
    return written + gone
  }

  /** Which metadata the policy wants mirrored; what is read from Medusa has to hold it. */
  mirrorFields(): Promise<MirrorFields> {
    this.#mirrorFields ??= this.#readMirrorFields()
    return this.#mirrorFields
  }

  /** Those of the given customer ids that no identity row exists for. */
  async unknownCustomers(customerIds: readonly string[]): Promise<string[]> {
    const known = new Set((await ownersOf(this.#manager, customerIds)).map((o) => o.customer_id))
    return [...new Set(customerIds)].filter((id) => !known.has(id))
  }

  /** Those of the given products that are not mirrored. */
  async unknownProducts(productIds: readonly string[]): Promise<string[]> {
    const known = new Set(
      productIds.length > 0 ? await knownProducts(this.#manager, productIds) : []
    )
    return [...new Set(productIds)].filter((id) => !known.has(id))
  }

  /** See {@link productIdsAfter}. */
  productIds(page: { readonly after: string; readonly limit: number }): Promise<string[]> {
    return productIdsAfter(this.#manager, page)
  }

  /** Customer ids in a range that are mirrored, or known not to be mirrored. */
  customerIds(range: IdRange): Promise<string[]> {
    return this.#idsIn(
      "SELECT customer_id FROM retention_identity",
      "customer_without_email",
      range
    )
  }

  /** Order ids in a range that the ledger holds, or is known to keep out. */
  orderIds(range: IdRange): Promise<string[]> {
    return this.#idsIn("SELECT order_id FROM retention_purchase", "order_without_identity", range)
  }

  /** Orders kept out of the ledger because these customer records were not there then. */
  async ordersWaitingFor(customerIds: readonly string[]): Promise<string[]> {
    const rows = await this.#manager.query<{ subject_id: string }[]>(
      `SELECT subject_id FROM retention_problem
       WHERE kind = 'order_without_identity' AND details ->> 'customer_id' = ANY($1::text[])`,
      [customerIds]
    )
    return rows.map(({ subject_id }) => subject_id)
  }

  async #mark(people: readonly AffectedPerson[]): Promise<void> {
    const { cause: override, mark = true } = this.#marking
    if (mark) {
      await markUnscored(
        this.#manager,
        people.map(({ person_id, cause }) => ({ person_id, cause: override ?? cause }))
      )
    }
  }

  async #readMirrorFields(): Promise<MirrorFields> {
    const [row] = await this.#manager.query<{ mirror: MirrorFields }[]>(
      "SELECT settings -> 'mirror' AS mirror FROM retention_policy ORDER BY version DESC LIMIT 1"
    )
    return row?.mirror ?? NO_MIRROR_FIELDS
  }

  async #idsIn(selectIds: string, outsiders: ProblemKind, range: IdRange): Promise<string[]> {
    const rows = await this.#manager.query<{ id: string }[]>(
      `SELECT id FROM (
         ${selectIds} UNION SELECT subject_id FROM retention_problem WHERE kind = $3
       ) AS known(id)
       WHERE id > $1 AND ($2::text IS NULL OR id <= $2)`,
      [range.after, range.up_to, outsiders]
    )
    return rows.map(({ id }) => id)
  }
}
