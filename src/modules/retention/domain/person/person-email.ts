import { normalizeEmail } from "./normalize-email"

/** Where an order's person may be known from. */
export type OrderIdentity = {
  /** E-mail of the live customer of `order.customer_id`; null when deleted or without one. */
  readonly customer_email: string | null | undefined
  /** `order.email` as written. */
  readonly order_email: string | null | undefined
}

/**
 * Whose order this is, as a pure function of the order today: the live customer's e-mail, else
 * the order's own. It must not depend on history, or a rebuild would give other people.
 *
 * @returns The normalised e-mail, or null for an order with neither, which is to be reported.
 */
export function personEmail({ customer_email, order_email }: OrderIdentity): string | null {
  return normalizeEmail(customer_email) ?? normalizeEmail(order_email)
}
