import { generateEntityId } from "@medusajs/framework/utils"
import type { EntityManager } from "typeorm"
import { makeCode } from "../../domain/coupons/code"
import type { Refusal } from "../../domain/coupons/refusals"
import type { CouponRequest } from "../../domain/coupons/request"
import type { RetentionCoupon } from "../../entities"
import { PolicyStore } from "../policy-store"
import { closeCoupons, expireEnded } from "./close-coupons"
import { couponsByIds, insertCoupons, type NewCoupon } from "./coupon-rows"
import { budgetOf, findSource, writeSource } from "./coupon-source"
import { decideAll, type PersonChoice, type PersonDecision } from "./decide-all"
import { medianBasket, readOfferFacts } from "./offer-facts"
import { parseOffer } from "./parse-request"
import { randomBelow } from "./random-below"

/** What a request came to. */
export type ReserveResult = {
  /** Made, and due to be brought to Medusa. */
  readonly issued: readonly RetentionCoupon[]
  /** Given by the same source and step before, and still alive. */
  readonly reused: readonly RetentionCoupon[]
  readonly refused: readonly Refusal[]
  /** Of these people, whose end was over: closed now, since they are in the way. */
  readonly expired: readonly RetentionCoupon[]
}

/**
 * Gives coupons to people, or says why not; see `CouponStore.reserve`. In a transaction that holds
 * the coupons' lock.
 */
export async function reserveCoupons(
  manager: EntityManager,
  request: CouponRequest,
  choices: readonly PersonChoice[],
  now: Date
): Promise<ReserveResult> {
  const policy = await new PolicyStore(manager).settings()
  // The policy may have changed since it was asked for.
  new Set(choices.flatMap((choice) => ("offer" in choice ? [choice.offer] : []))).forEach((offer) =>
    parseOffer(offer, policy)
  )
  const person_ids = choices.map(({ person_id }) => person_id)
  await holdPeople(manager, person_ids)
  const expired = await expireEnded(manager, { person_ids }, now)
  const budget = budgetOf(await findSource(manager, request.source), request, policy)
  const shop = { median_basket: await medianBasket(manager), prices: request.prices }
  const facts = await readOfferFacts(manager, { person_ids, policy, now })
  const { left } = budget
  const { decisions } = decideAll({ choices, facts, shop, request, policy, left }, now)

  await writeSource(manager, request.source, budget, policy, now)
  const formers = decisions.flatMap(({ decision }) =>
    decision.kind === "issue" && decision.replaces ? [decision.replaces.id] : []
  )
  await closeCoupons(manager, formers, { state: "revoked", state_reason: "replaced" }, now)
  const draw = randomBelow()
  const rows = decisions.flatMap((one) =>
    newRows(one, () => makeCode(policy.offers.code_prefix, draw))
  )
  return {
    expired,
    issued: await insertCoupons(manager, rows, request, now),
    reused: await couponsByIds(
      manager,
      decisions.flatMap(({ decision }) => (decision.kind === "reuse" ? [decision.coupon_id] : []))
    ),
    refused: decisions.flatMap(({ person_id, decision }) =>
      decision.kind === "refuse"
        ? [{ person_id, reason: decision.reason, detail: decision.detail }]
        : []
    ),
  }
}

/** Nobody is removed while they are given something. */
async function holdPeople(manager: EntityManager, person_ids: readonly string[]): Promise<void> {
  await manager.query(
    "SELECT FROM retention_person WHERE id = ANY ($1::text[]) ORDER BY id FOR KEY SHARE",
    [person_ids]
  )
}

function newRows(
  { person_id, facts, decision }: PersonDecision,
  newCode: () => string
): NewCoupon[] {
  if (decision.kind !== "issue") {
    return []
  }
  const { offer, currency_code, reserve, replaces } = decision
  return [
    {
      id: generateEntityId(undefined, "rcpn"),
      code: newCode(),
      person_id,
      offer,
      currency_code,
      tier: facts?.tier ?? null,
      stage: facts?.stage ?? null,
      reserved_amount: reserve,
      replaces_id: replaces?.id ?? null,
    },
  ]
}
