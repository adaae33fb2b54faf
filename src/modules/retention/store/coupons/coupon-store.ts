import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import type { OfferFacts } from "../../domain/coupons/facts"
import type { CouponRequest } from "../../domain/coupons/request"
import type { CouponSource, CouponState, StateReason } from "../../domain/coupons/states"
import { AS_ASKED, checkedChoice, type OfferStrategy } from "../../domain/coupons/strategy"
import type { RetentionCoupon } from "../../entities"
import { PolicyStore } from "../policy-store"
import { closeCoupons, closeSource, expireEnded, withdrawCoupons } from "./close-coupons"
import { couponTransaction } from "./coupon-lock"
import { couponsByIds } from "./coupon-rows"
import type { PersonChoice } from "./decide-all"
import { followPeople } from "./follow-people"
import { readOfferFacts } from "./offer-facts"
import { type CouponRequestInput, parseCouponRequest } from "./parse-request"
import { reserveCoupons, type ReserveResult } from "./reserve"

/** Which coupons to revoke: some, or all that a source gave. */
export type RevokeTarget =
  | { readonly coupon_ids: readonly string[] }
  | { readonly source: Pick<CouponSource, "type" | "id"> }

/** What revoking came to. */
export type RevokeResult = {
  readonly revoked: readonly RetentionCoupon[]
  readonly refused: readonly {
    readonly coupon_id: string
    /** What it is instead of held; `unknown` where there is none. */
    readonly reason: CouponState | "unknown"
  }[]
}

/** Keeps the coupons themselves; Medusa is levelled to them by the `AlignStore`. */
export class CouponStore {
  readonly #dataSource: DataSource
  readonly #strategy: OfferStrategy

  constructor(dataSource: DataSource, strategy: OfferStrategy = AS_ASKED) {
    this.#dataSource = dataSource
    this.#strategy = strategy
  }

  /**
   * Checks what is to be issued, all but what only Medusa knows: whether products and categories
   * exist.
   * @throws MedusaError INVALID_DATA naming each field and what is allowed
   */
  async parse(input: CouponRequestInput, now: Date): Promise<CouponRequest> {
    return parseCouponRequest(input, await new PolicyStore(this.#dataSource).settings(), now)
  }

  /** What decides on offers, of those of the people who are there, in the order of their ids. */
  async offerFacts(person_ids: readonly string[], now: Date): Promise<OfferFacts[]> {
    const { manager } = this.#dataSource
    const policy = await new PolicyStore(manager).settings()
    return readOfferFacts(manager, { person_ids, policy, now })
  }

  /** People by their customer records, each once; records that are not known are left out. */
  async peopleOf(customer_ids: readonly string[]): Promise<string[]> {
    const rows = await this.#dataSource.query<{ person_id: string }[]>(
      `SELECT DISTINCT person_id FROM retention_identity
        WHERE customer_id = ANY ($1::text[]) ORDER BY person_id`,
      [customer_ids]
    )
    return rows.map(({ person_id }) => person_id)
  }

  /** What the plugin's strategy would give each of some people, held to the policy. */
  async choose(
    request: CouponRequest,
    facts: readonly OfferFacts[],
    now: Date
  ): Promise<PersonChoice[]> {
    const policy = await new PolicyStore(this.#dataSource).settings()
    const { source, offer, because } = request
    return facts.map((person) => ({
      person_id: person.person_id,
      ...checkedChoice(
        this.#strategy.choose({
          facts: person,
          request: { source, offer, because },
          policy,
          now,
        }),
        policy
      ),
    }))
  }

  /**
   * Gives coupons to people, or says why not, all in one transaction: former ones that a better one
   * takes the place of are revoked, money is set aside, and what Medusa has to hear of is due.
   * Asked again, it gives nobody two.
   *
   * @param choices what each person is to get; `COUPON_BATCH` at most, people who are not there too
   * @throws MedusaError INVALID_DATA for an offer that the policy does not allow (any more),
   *   CONFLICT for a source that counts in another base currency
   */
  async reserve(
    request: CouponRequest,
    choices: readonly PersonChoice[],
    now: Date
  ): Promise<ReserveResult> {
    return couponTransaction(this.#dataSource, (manager) =>
      reserveCoupons(manager, request, choices, now)
    )
  }

  /**
   * Takes back what was never handed out, as if it had not been: who held another one holds that
   * again, and the same source and step may give them one.
   */
  async withdraw(coupon_ids: readonly string[], now: Date): Promise<void> {
    await couponTransaction(this.#dataSource, (manager) =>
      withdrawCoupons(manager, coupon_ids, now)
    )
  }

  /** Revokes those that are held, and says of the others what they are. */
  async revoke(target: RevokeTarget, reason: StateReason, now: Date): Promise<RevokeResult> {
    return couponTransaction(this.#dataSource, async (manager) => {
      if ("source" in target) {
        return { revoked: await closeSource(manager, target.source, reason, now), refused: [] }
      }
      const ids = [...new Set(target.coupon_ids)]
      const known = new Map((await couponsByIds(manager, ids)).map((row) => [row.id, row.state]))
      const closed = { state: "revoked", state_reason: reason } as const
      const revoked = await closeCoupons(manager, ids, closed, now)
      const done = new Set(revoked.map(({ id }) => id))
      return {
        revoked,
        refused: ids
          .filter((id) => !done.has(id))
          .map((coupon_id) => ({ coupon_id, reason: known.get(coupon_id) ?? "unknown" })),
      }
    })
  }

  /** Closes those whose end is over, so many at a time. @returns them; all are due in Medusa */
  async expire(now: Date, limit: number): Promise<RetentionCoupon[]> {
    return couponTransaction(this.#dataSource, (manager) => expireEnded(manager, { limit }, now))
  }

  /**
   * Makes due what a changed or removed person holds. To be called before what is due is claimed.
   * @returns ids of those that were revoked, since their person is gone
   */
  async followPeople(now: Date): Promise<string[]> {
    const [marked] = await this.#dataSource.query<{ some: boolean }[]>(
      "SELECT EXISTS (SELECT FROM retention_coupon_unbound) AS some"
    )
    const revoked: string[] = []
    for (let more = marked?.some ?? false; more;) {
      const followed = await couponTransaction(this.#dataSource, (manager) =>
        followPeople(manager, now)
      )
      revoked.push(...followed.revoked)
      more = followed.more
    }
    return revoked
  }

  /** Rows by their ids, by person id; those that are not there are left out. */
  async byIds(ids: readonly string[]): Promise<RetentionCoupon[]> {
    return couponsByIds(this.#dataSource.manager, ids)
  }

  /** A row. @throws MedusaError NOT_FOUND */
  async retrieve(id: string): Promise<RetentionCoupon> {
    const [coupon] = id.includes("\0") ? [] : await this.byIds([id])
    if (!coupon) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no coupon ${id}`)
    }
    return coupon
  }
}
