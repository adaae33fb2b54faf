import type { MedusaRequest } from "@medusajs/framework/http"

/**
 * Whose requests to apply a code are counted together: those about one cart. By address it would be
 * all shoppers of a storefront that asks from its server.
 */
export function byCart({ body }: MedusaRequest): string {
  const { cart_id } = (body ?? {}) as { cart_id?: unknown }
  return typeof cart_id === "string" ? cart_id.slice(0, 64) : ""
}
