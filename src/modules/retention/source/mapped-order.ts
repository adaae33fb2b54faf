import type { ProblemKind } from "../domain/types"
import type { RetentionPurchase, RetentionPurchaseLine } from "../entities"

/** A ledger row before it is known whose it is. */
export type PurchaseRow = Omit<RetentionPurchase, "person_id">

/** A problem of one order or customer, before it is stored. */
export type FoundProblem = {
  readonly kind: ProblemKind
  /** Order or customer id. */
  readonly subject_id: string
  readonly details: Readonly<Record<string, string | number | null>>
}

/** What one Medusa order becomes in the ledger. */
export type MappedOrder = {
  readonly row: PurchaseRow
  readonly lines: readonly RetentionPurchaseLine[]
  readonly problems: readonly FoundProblem[]
}
