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
  /** Set where no event tells of it, and the reconcile has to find out. */
  readonly silent?: true
  /** Set where nothing is left that the reconcile could find; without the event, the check does. */
  readonly traceless?: true
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
    readonly fulfilled_at?: unknown
    readonly shipped_at?: unknown
    readonly delivered_at?: unknown
    readonly paid_total?: string
    readonly refunded_total?: string
    readonly returned_quantity?: string
  }
): void {
  const purchase = truth.purchases.find((row) => row.order_id === order_id)
  expect(purchase).toMatchObject(expected)
}
