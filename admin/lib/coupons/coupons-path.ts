/** The address of the list of coupons. */
export const COUPONS_PATH = "/retention/coupons"

/** The address of a run's page. */
export function couponRunPath(id: string): string {
  return `${COUPONS_PATH}/runs/${encodeURIComponent(id)}`
}
