import type { DataSource, EntityManager } from "typeorm"
import { isSpent } from "../../domain/coupons/decide-coupon"
import type { BudgetLeft, OfferFacts, ShopFacts } from "../../domain/coupons/facts"
import type { Offer } from "../../domain/coupons/offer"
import { isCeiling } from "../../domain/coupons/offer-cost"
import type { CouponPreview, PreviewPerson, PreviewWarning } from "../../domain/coupons/preview"
import type { RefusalReason } from "../../domain/coupons/refusals"
import type { CouponRequest } from "../../domain/coupons/request"
import { Decimal, formatDecimal } from "../../domain/money/decimal"
import type { Policy } from "../../domain/policy/schema"
import type { CouponTarget } from "../../entities/coupon-run"
import { LongQuestions } from "../long-questions"
import { PolicyStore } from "../policy-store"
import type { CouponStore } from "./coupon-store"
import { budgetOf, findSource } from "./coupon-source"
import { decideAll, type PersonDecision } from "./decide-all"
import { medianBasket, readOfferFacts } from "./offer-facts"
import { countTarget, peopleAfter } from "./target-people"

const PAGE = 1000
const SAMPLE = 10

/** What is said of a preview that takes too long. */
const WORDS = { subject: "target:", advice: "take a smaller segment" }

type Asked = { readonly request: CouponRequest; readonly target: CouponTarget }

type Named = Pick<PreviewPerson, "person_id" | "email" | "first_name" | "last_name">

/** Says what a request would come to, and changes nothing. */
export class CouponPreviewer {
  readonly #dataSource: DataSource
  readonly #coupons: Pick<CouponStore, "choose">
  readonly #questions: LongQuestions

  constructor(
    dataSource: DataSource,
    coupons: Pick<CouponStore, "choose">,
    questions = new LongQuestions(dataSource)
  ) {
    this.#dataSource = dataSource
    this.#coupons = coupons
    this.#questions = questions
  }

  /**
   * Goes through everybody whom a request is for as issuing would, until the budget is spent: of
   * those who come after, nothing else is asked. A list of people is one page; a segment may be the
   * whole shop, and has its turn among the questions that take long.
   * @throws MedusaError as `CouponRunStore.create`; INVALID_DATA for what takes too long
   */
  async preview(asked: Asked, now: Date): Promise<CouponPreview<Date>> {
    return "segment_id" in asked.target
      ? this.#questions.ask((manager, inTime) => this.#sum(manager, asked, now, inTime), WORDS)
      : this.#sum(this.#dataSource.manager, asked, now)
  }

  async #sum(
    manager: EntityManager,
    { request, target }: Asked,
    now: Date,
    inTime: () => void = () => {}
  ): Promise<CouponPreview<Date>> {
    const people = await countTarget(manager, target)
    const policy = await new PolicyStore(manager).settings()
    const budget = budgetOf(await findSource(manager, request.source), request, policy)
    const shop = { median_basket: await medianBasket(manager), prices: request.prices }
    const sum = new PreviewSum()
    let left = budget.left
    let after: string | null = null
    let seen = 0
    for (;;) {
      const ids: string[] = await peopleAfter(manager, target, after, PAGE)
      if (ids.length === 0 || isSpent(left)) {
        break
      }
      inTime()
      const page = await this.#decide(manager, ids, { request, policy, shop, left }, now)
      page.decisions.forEach((one) => sum.add(one))
      left = page.left
      seen += ids.length
      after = ids.at(-1) ?? null
    }
    sum.addSpent(Math.max(0, people - seen))
    return {
      people: Math.max(people, seen),
      ...sum.figures(),
      reserved: {
        amount: sum.reserved,
        currency_code: policy.base_currency,
        is_ceiling: sum.isCeiling(request.offer),
      },
      budget: {
        amount: budget.amount,
        count: budget.count,
        currency_code: policy.base_currency,
        left_amount: budget.left.amount,
        left_count: budget.left.count,
      },
      starts_at: request.starts_at,
      ends_at: request.ends_at,
      warnings: warningsOf(request, sum.offers(request.offer), policy).map((kind) => ({ kind })),
      sample: await named(manager, sum.sample),
    }
  }

  async #decide(
    manager: EntityManager,
    ids: readonly string[],
    {
      request,
      policy,
      shop,
      left,
    }: {
      readonly request: CouponRequest
      readonly policy: Policy
      readonly shop: ShopFacts
      readonly left: BudgetLeft
    },
    now: Date
  ) {
    const facts = await readOfferFacts(manager, { person_ids: ids, policy, now })
    const chosen = await this.#coupons.choose(request, facts, now)
    const choices = [...chosen, ...unknown(ids, facts, request)]
    return decideAll({ choices, facts, shop, request, policy, left }, now)
  }
}

/** Those who are not there are refused, whatever they would be given. */
function unknown(ids: readonly string[], facts: readonly OfferFacts[], { offer }: CouponRequest) {
  const known = new Set(facts.map(({ person_id }) => person_id))
  return ids.filter((id) => !known.has(id)).map((person_id) => ({ person_id, offer }))
}

/** Adds decisions up. */
class PreviewSum {
  readonly sample: PersonDecision[] = []
  readonly #counts = { issue: 0, reuse: 0, refuse: 0 }
  readonly #refused = new Map<RefusalReason, number>()
  readonly #types = new Map<Offer["type"], Offer>()
  #replaces = 0
  #reserved = new Decimal(0)

  get reserved(): string {
    return formatDecimal(this.#reserved)
  }

  add(one: PersonDecision): void {
    const { decision } = one
    this.#counts[decision.kind] += 1
    if (this.#counts[decision.kind] <= SAMPLE) {
      this.sample.push(one)
    }
    if (decision.kind === "issue") {
      this.#reserved = this.#reserved.plus(decision.reserve)
      this.#replaces += decision.replaces ? 1 : 0
      this.#types.set(decision.offer.type, decision.offer)
    } else if (decision.kind === "refuse") {
      this.#refuse(decision.reason, 1)
    }
  }

  /** People who come after the budget. */
  addSpent(people: number): void {
    if (people > 0) {
      this.#refuse("budget_spent", people)
    }
  }

  figures() {
    const { issue, reuse } = this.#counts
    const refused = [...this.#refused].map(([reason, people]) => ({ reason, people }))
    return {
      issue,
      reuse,
      replaces: this.#replaces,
      refused: refused.sort((a, b) => b.people - a.people),
    }
  }

  /** One of each kind that is given; what was asked for where nothing is. */
  offers(asked: Offer): readonly Offer[] {
    return this.#types.size === 0 ? [asked] : [...this.#types.values()]
  }

  isCeiling(asked: Offer): boolean {
    return this.offers(asked).every(isCeiling)
  }

  #refuse(reason: RefusalReason, people: number): void {
    this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + people)
  }
}

function warningsOf(
  { prices }: CouponRequest,
  offers: readonly Offer[],
  { margin, offers: { margin_guard } }: Policy
): PreviewWarning[] {
  const types = new Set(offers.map(({ type }) => type))
  const isShare = types.has("percentage") || types.has("fixed")
  const given: readonly (readonly [PreviewWarning, boolean])[] = [
    ["no_margin", isShare && margin_guard && margin === null],
    ["percentage_has_no_ceiling", types.has("percentage")],
    [
      "shipping_price_unknown",
      types.has("free_shipping") && Object.keys(prices.shipping).length === 0,
    ],
    ["not_held_to_largest_discount", types.has("buy_get")],
  ]
  return given.filter(([, holds]) => holds).map(([kind]) => kind)
}

async function named(
  manager: EntityManager,
  sample: readonly PersonDecision[]
): Promise<PreviewPerson[]> {
  const rows = await manager.query<Named[]>(
    `SELECT id AS person_id, email, first_name, last_name
       FROM retention_person WHERE id = ANY ($1::text[])`,
    [sample.map(({ person_id }) => person_id)]
  )
  const names = new Map(rows.map((row) => [row.person_id, row]))
  return sample.map(({ person_id, decision }) => ({
    person_id,
    email: names.get(person_id)?.email ?? null,
    first_name: names.get(person_id)?.first_name ?? null,
    last_name: names.get(person_id)?.last_name ?? null,
    decision: decision.kind,
    reason: decision.kind === "refuse" ? decision.reason : null,
    detail: decision.kind === "refuse" ? decision.detail : null,
    offer: decision.kind === "issue" ? decision.offer : null,
    reserve: decision.kind === "issue" ? decision.reserve : null,
  }))
}
