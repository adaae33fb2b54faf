import { COUPONS_PATH } from "./coupons-path"
import type { CouponOrder, CouponQuery, CouponState } from "./types"

/** Coupons on a page. */
export const COUPONS_PER_PAGE = 20

/** Which of the coupons the list shows, and the states that are asked for. */
export const TAB_STATES = {
  all: [],
  out: ["issuing", "live"],
  redeemed: ["redeemed"],
  expired: ["expired"],
  revoked: ["revoked"],
  trouble: [],
} as const satisfies Readonly<Record<string, readonly CouponState[]>>
export type CouponTab = keyof typeof TAB_STATES
export const COUPON_TABS = Object.keys(TAB_STATES) as CouponTab[]

/** The columns that sort, each in the one direction that is of use. */
export const COLUMN_ORDERS = {
  issued: "-issued_at",
  ends: "ends_at",
  discount: "-discount_amount",
} as const satisfies Readonly<Record<string, CouponOrder>>
export type CouponColumn = keyof typeof COLUMN_ORDERS

/** What the list's address asks for. */
export type CouponsView = {
  readonly q: string
  readonly tab: CouponTab
  readonly sorted: CouponColumn
  /** From 1. */
  readonly page: number
  /** One person's alone; null for everybody's. */
  readonly person: string | null
  /** The one whose drawer is open. */
  readonly coupon: string | null
}

const USUAL: CouponsView = {
  q: "",
  tab: "all",
  sorted: "issued",
  page: 1,
  person: null,
  coupon: null,
}

/** The address of the list with only one person's, or with one coupon's drawer open. */
export function couponsPath(view: Partial<CouponsView>): string {
  return COUPONS_PATH + printCouponsUrl({ ...USUAL, ...view })
}

/** True where nothing narrows the list. */
export function isUnnarrowed({ q, tab, person }: CouponsView): boolean {
  return q === "" && tab === "all" && person === null
}

/** Reads the list's address; what is not understood is as usual, and is seen to be so. */
export function parseCouponsUrl(search: string): CouponsView {
  const parameters = new URLSearchParams(search)
  const one = <Value extends string>(name: string, values: readonly Value[], usual: Value) =>
    values.find((value) => value === parameters.get(name)) ?? usual
  const page = Number(parameters.get("page") ?? 1)
  return {
    q: parameters.get("q")?.trim() ?? "",
    tab: one("state", COUPON_TABS, "all"),
    sorted: one("sort", Object.keys(COLUMN_ORDERS) as CouponColumn[], "issued"),
    page: Number.isInteger(page) && page > 0 && page <= 10_000 ? page : 1,
    person: parameters.get("person") || null,
    coupon: parameters.get("coupon") || null,
  }
}

/** The part of the address from the question mark on; empty for the list as usual. */
export function printCouponsUrl({ q, tab, sorted, page, person, coupon }: CouponsView): string {
  const parameters = new URLSearchParams({
    ...(person !== null && { person }),
    ...(q !== "" && { q }),
    ...(tab !== "all" && { state: tab }),
    ...(sorted !== "issued" && { sort: sorted }),
    ...(page > 1 && { page: String(page) }),
    ...(coupon !== null && { coupon }),
  }).toString()
  return parameters === "" ? "" : `?${parameters}`
}

/** The API's parameters for a view. */
export function couponsQuery({ q, tab, sorted, page, person }: CouponsView): CouponQuery {
  return {
    ...(q !== "" && { q }),
    ...(TAB_STATES[tab].length > 0 && { state: TAB_STATES[tab] }),
    ...(tab === "trouble" && { trouble: true }),
    ...(person !== null && { person_id: person }),
    order: COLUMN_ORDERS[sorted],
    limit: COUPONS_PER_PAGE,
    offset: (page - 1) * COUPONS_PER_PAGE,
  }
}
