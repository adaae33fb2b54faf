import type { FullShop } from "../../helpers/full-shop"
import type { LedgerState } from "../../helpers/ledger-state"

/** Something that happens in a shop, done by Medusa's own workflows. */
export type ShopCase = {
  readonly name: string
  /**
   * Brings the shop to where the case begins; ledger and profiles are in step with it before
   * anything happens.
   * @param email an address of the case's own
   */
  readonly prepare: (shop: FullShop, email: string) => Promise<Happening>
  /** Why no event tells of it, so that only reconcile, full check or backfill can know. */
  readonly silent?: string
}

/** What happens, and what it has to leave behind. */
export type Happening = {
  readonly happen: () => Promise<void>
  /** Throws unless a rebuild shows that it did happen. */
  readonly check: (truth: LedgerState) => void
}

/** Throws unless the order is in the ledger as told. */
export function expectPurchase(
  truth: LedgerState,
  order_id: string,
  expected: {
    readonly net_amount?: string
    readonly total?: string
    /** The person's e-mail. */
    readonly person?: string
    readonly metadata?: unknown
  }
): void {
  const purchase = truth.purchases.find((row) => row.order_id === order_id)
  expect(purchase).toMatchObject(expected)
}
