import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import { normalizeCode } from "../../domain/coupons/code"
import type { CouponState } from "../../domain/coupons/states"
import { escapeLike } from "../../query/filters"
import { PolicyStore } from "../policy-store"
import type { Page } from "../profile-pager"
import { SqlParameters } from "../scoring/sql-parameters"
import { COUPON_VIEW, type CouponView } from "./coupon-view"

/** Orders that coupons may be listed in. */
export const COUPON_ORDERS = ["-issued_at", "ends_at", "-discount_amount"] as const
export type CouponOrder = (typeof COUPON_ORDERS)[number]

/** Which coupons to list. */
export type CouponFilters = {
  readonly state?: readonly CouponState[] | undefined
  readonly source_type?: string | undefined
  readonly source_id?: string | undefined
  readonly run_id?: string | undefined
  readonly person_id?: string | undefined
  readonly promotion_id?: string | undefined
  /** A part of the code, whatever the case of its letters, or of the e-mail. */
  readonly q?: string | undefined
  /** True for those that somebody should look at, false for the others. */
  readonly trouble?: boolean | undefined
}
export type CouponListInput = Page & {
  readonly filters: CouponFilters
  readonly order: CouponOrder
}

/** How many coupons of a state, and their money in base currency. */
export type CouponTotals = {
  readonly coupons: number
  readonly reserved: string
  readonly discount: string
}

/** A page of coupons, with all that pass the filters added up. */
export type CouponPage = {
  readonly coupons: readonly CouponView[]
  readonly count: number
  /** Base currency. */
  readonly currency: string
  readonly totals: {
    readonly by_state: Readonly<Partial<Record<CouponState, CouponTotals>>>
  }
}

const ORDER_SQL: Readonly<Record<CouponOrder, string>> = {
  "-issued_at": "coupon.issued_at DESC, coupon.id DESC",
  ends_at: "coupon.ends_at, coupon.id",
  "-discount_amount": "coupon.discount_amount DESC, coupon.id DESC",
}

/** Reads coupons for the admin API. */
export class CouponReader {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /** A page of them. */
  async list({ filters, order, limit, offset }: CouponListInput): Promise<CouponPage> {
    const paging = new SqlParameters()
    const adding = new SqlParameters()
    const page = `
      WITH page AS MATERIALIZED (
        SELECT coupon.* FROM ${FROM} WHERE ${conditions(paging, filters)}
         ORDER BY ${ORDER_SQL[order]} LIMIT ${paging.bind(limit)} OFFSET ${paging.bind(offset)}
      )
      SELECT ${COUPON_VIEW}
        FROM page coupon LEFT JOIN retention_person person ON person.id = coupon.person_id
       ORDER BY ${ORDER_SQL[order]}`
    const totals = `
      SELECT coupon.state, count(*)::integer AS coupons,
             trim_scale(sum(coupon.reserved_amount)) AS reserved,
             trim_scale(sum(coupon.discount_amount)) AS discount
        FROM ${FROM} WHERE ${conditions(adding, filters)}
       GROUP BY coupon.state`
    const [coupons, states, policy] = await Promise.all([
      this.#dataSource.query<CouponView[]>(page, paging.values),
      this.#dataSource.query<(CouponTotals & { readonly state: CouponState })[]>(
        totals,
        adding.values
      ),
      new PolicyStore(this.#dataSource).settings(),
    ])
    return {
      coupons,
      count: states.reduce((sum, one) => sum + one.coupons, 0),
      currency: policy.base_currency,
      totals: {
        by_state: Object.fromEntries(states.map(({ state, ...figures }) => [state, figures])),
      },
    }
  }

  /** One of them. @throws MedusaError NOT_FOUND */
  async retrieve(id: string): Promise<CouponView> {
    const [coupon] = id.includes("\0") ? [] : await this.#find("coupon.id = $1", [id])
    if (!coupon) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no coupon ${id}`)
    }
    return coupon
  }

  /** Somebody's newest ones, withdrawn ones left out. */
  async ofPerson(person_id: string, limit: number): Promise<CouponView[]> {
    return this.#find(
      `coupon.person_id = $1 AND coupon.state_reason IS DISTINCT FROM 'withdrawn'
       ORDER BY coupon.issued_at DESC, coupon.id DESC LIMIT $2`,
      [person_id, limit]
    )
  }

  #find(rest: string, values: unknown[]): Promise<CouponView[]> {
    return this.#dataSource.query<CouponView[]>(
      `SELECT ${COUPON_VIEW} FROM ${FROM} WHERE ${rest}`,
      values
    )
  }
}

const FROM =
  "retention_coupon coupon LEFT JOIN retention_person person ON person.id = coupon.person_id"

const EQUAL = ["source_type", "source_id", "run_id", "person_id", "promotion_id"] as const

/** Medusa does not follow, hands changed or deleted it, or it was honoured when it was over. */
const TROUBLE = `(coupon.problem IS NOT NULL OR coupon.state_reason = 'deleted_by_hand'
  OR (coupon.altered IS NOT NULL AND coupon.state IN ('issuing', 'live'))
  OR EXISTS (SELECT FROM retention_coupon_redemption redemption
              WHERE redemption.coupon_id = coupon.id AND redemption.late
                AND redemption.canceled_at IS NULL)) IS TRUE`

/** Withdrawn ones were never anybody's, and are not shown. */
function conditions(parameters: SqlParameters, filters: CouponFilters): string {
  const { state, q, trouble } = filters
  const all = ["coupon.state_reason IS DISTINCT FROM 'withdrawn'"]
  for (const column of EQUAL) {
    const value = filters[column]
    if (value !== undefined) {
      all.push(`coupon.${column} = ${parameters.bind(value)}`)
    }
  }
  if (state !== undefined) {
    all.push(`coupon.state = ANY (${parameters.bind(state)}::text[])`)
  }
  if (trouble !== undefined) {
    all.push(trouble ? TROUBLE : `NOT ${TROUBLE}`)
  }
  if (q !== undefined && q.trim() !== "") {
    const code = parameters.bind(`%${escapeLike(normalizeCode(q))}%`)
    const email = parameters.bind(`%${escapeLike(q.trim().toLowerCase())}%`)
    all.push(`(coupon.code LIKE ${code} OR person.email LIKE ${email})`)
  }
  return all.join(" AND ")
}
