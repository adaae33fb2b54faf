import type { CouponTarget } from "./types"

/** The address of the list of coupons. */
export const COUPONS_PATH = "/retention/coupons"

/** The address of a run's page. */
export function couponRunPath(id: string): string {
  return `${COUPONS_PATH}/runs/${encodeURIComponent(id)}`
}

/** As many people as the API takes. */
export const MOST_PEOPLE = 1000

/**
 * The way to issuing coupons. Of several people the ids stand behind `#`, which browsers send to
 * nobody: a thousand of them are more than a server takes as an address.
 *
 * @param target none where a segment is yet to be chosen
 */
export function newCouponsPath(target: CouponTarget | null = null): string {
  const path = `${COUPONS_PATH}/new`
  if (target === null) {
    return path
  }
  if ("segment_id" in target) {
    return `${path}?${new URLSearchParams({ segment: target.segment_id }).toString()}`
  }
  const [first, ...others] = target.person_ids
  return first === undefined
    ? path
    : others.length === 0
      ? `${path}?${new URLSearchParams({ person: first }).toString()}`
      : `${path}#people=${target.person_ids.map(encodeURIComponent).join(",")}`
}

/** Reads what {@link newCouponsPath} wrote; null where it names nobody. */
export function parseTarget({
  search,
  hash,
}: {
  readonly search: string
  readonly hash: string
}): CouponTarget | null {
  const query = new URLSearchParams(search)
  const segment = query.get("segment")
  if (segment) {
    return { segment_id: segment }
  }
  const person = query.get("person")
  if (person) {
    return { person_ids: [person] }
  }
  const people = new URLSearchParams(hash.replace(/^#/, "")).get("people") ?? ""
  const ids = [...new Set(people.split(",").filter((id) => id !== ""))]
  return ids.length === 0 ? null : { person_ids: ids }
}
