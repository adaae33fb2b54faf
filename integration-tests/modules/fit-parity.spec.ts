import fc from "fast-check"
import type { DataSource } from "typeorm"
import { personFacts } from "../../src/modules/retention/domain/facts/person-facts"
import { purchaseDays } from "../../src/modules/retention/domain/facts/purchase-days"
import { purchasesAt } from "../../src/modules/retention/domain/facts/valid-purchases"
import {
  backtest,
  BACKTEST_DAYS,
  type BandCount,
} from "../../src/modules/retention/domain/fit/backtest"
import { bandOf } from "../../src/modules/retention/domain/fit/band"
import { fitCuts } from "../../src/modules/retention/domain/fit/fit-cuts"
import { fitLimits } from "../../src/modules/retention/domain/fit/fit-limits"
import { gapsForLimits, tallyGaps } from "../../src/modules/retention/domain/fit/gaps"
import { formatDecimal, parseDecimal } from "../../src/modules/retention/domain/money/decimal"
import { type Policy, policySchema } from "../../src/modules/retention/domain/policy/schema"
import { calendarDay } from "../../src/modules/retention/domain/time/calendar-day"
import { addDays, DAY_MS, elapsed } from "../../src/modules/retention/domain/time/duration"
import {
  type Backtest,
  type Band,
  BANDS,
  type PurchaseFact,
} from "../../src/modules/retention/domain/types"
import { measureFit } from "../../src/modules/retention/store/scoring/fitting"
import { type ShopCase, shops } from "../helpers/arbitraries"
import { loadShop } from "../helpers/load-shop"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

/** So few gaps and days suffice that a drawn shop has a rhythm now and then. */
function withFewGaps(policy: Policy): Policy {
  return policySchema.parse({
    ...policy,
    stage: {
      ...policy.stage,
      min_gaps: 20,
      min_history_days: 30,
      gap_window_days: 90,
      floors: { at_risk: 1, dormant: 2, lost: 3 },
      ceilings: { at_risk: 300, dormant: 600, lost: 900 },
    },
  })
}

/** The ledger as it stood then: what was cancelled later still counted. */
function asItStood(purchases: readonly PurchaseFact[], then: Date): PurchaseFact[] {
  return purchases.map((purchase) =>
    purchase.canceled_at && purchase.canceled_at > then
      ? { ...purchase, canceled_at: null }
      : purchase
  )
}

/** The limits that the rules fit on a ledger. */
function limitsOf(ledgers: readonly (readonly PurchaseFact[])[], policy: Policy, now: Date) {
  const valid = ledgers.map((purchases) => purchasesAt(purchases, now).valid)
  const days = valid.map((purchases) => purchaseDays(purchases, policy.time_zone))
  const gaps = tallyGaps(gapsForLimits(days, calendarDay(now, policy.time_zone), policy))
  const firsts = valid.flatMap(([first]) => (first ? [elapsed(first.at, now)] : []))
  const history_days = Math.floor(Math.max(0, ...firsts) / DAY_MS)
  const fitted = fitLimits({
    gaps,
    history_days,
    policy,
    previous: null,
    cause: "backfill",
    drift: false,
  })
  return {
    ...fitted,
    history_days,
    gaps: gaps.reduce((sum, { count }) => sum + count, 0),
    gap_counts: gaps.map(({ value, count }) => ({ days: value, count })),
  }
}

/** The back-test as the rules have it. */
function testedBack({ people, now }: ShopCase, policy: Policy): Backtest {
  const as_of = addDays(now, -BACKTEST_DAYS)
  const then = people.map(({ purchases }) => asItStood(purchases, as_of))
  const { limits } = limitsOf(then, policy, as_of)
  const counts = Object.fromEntries(
    BANDS.map((band): [Band, BandCount] => {
      const members = people.filter((_person, index) => {
        const last = purchasesAt(then[index] ?? [], as_of).valid.at(-1)
        return last !== undefined && bandOf(elapsed(last.at, as_of), limits) === band
      })
      const returned = members.filter(({ purchases }) =>
        purchasesAt(purchases, now).valid.some(({ at }) => at > as_of)
      )
      return [band, { people: members.length, returned: returned.length }]
    })
  ) as Record<Band, BandCount>
  return backtest({ as_of, limits, counts })
}

const plain = (value: string | null) => value && formatDecimal(parseDecimal(value))

describe("the SQL fit and the rules", () => {
  let database: TestDatabase
  let dataSource: DataSource

  beforeAll(async () => {
    database = await createTestDatabase("fit_parity")
    dataSource = await openMigrated(database)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  it("find the same in any shop", async () => {
    const methods = new Set<string>()
    await fc.assert(
      fc.asyncProperty(shops({ people: 30 }), async (shop) => {
        const { people, now } = shop
        const policy = withFewGaps(shop.policy)
        await loadShop(dataSource, shop)
        const found = await measureFit(dataSource, {
          policy,
          cause: "backfill",
          now,
          refit_limits: true,
          previous: null,
          previousMonthly: null,
        })
        const ledgers = people.map(({ purchases }) => purchases)
        const facts = ledgers.map((purchases) => personFacts(purchases, policy, now, 1))
        const cuts = fitCuts(facts, now, policy)
        expect({
          ...found,
          high_value_cut: plain(found.high_value_cut),
          mid_value_cut: plain(found.mid_value_cut),
          median_basket: plain(found.median_basket),
          monetary_cuts: found.monetary_cuts.map(plain),
        }).toEqual({
          ...cuts,
          ...limitsOf(ledgers, policy, now),
          fitted_at: now,
          limits_refitted: true,
          buyers: facts.filter(({ purchase_count }) => purchase_count > 0).length,
          backtest: testedBack(shop, policy),
        })
        methods.add(found.method)
      }),
      { numRuns: 80 }
    )
    expect(methods).toEqual(new Set(["rhythm", "fallback"]))
  })

  it("find nothing in a shop without orders", async () => {
    const [shop] = fc.sample(shops({ people: 0 }), { numRuns: 1, seed: 1 })
    if (!shop) {
      throw new Error("no shop was drawn")
    }
    await loadShop(dataSource, shop)
    const { policy, now } = shop
    const found = await measureFit(dataSource, {
      policy,
      cause: "backfill",
      now,
      refit_limits: true,
      previous: null,
      previousMonthly: null,
    })
    expect(found).toMatchObject({
      ...fitCuts([], now, policy),
      buyers: 0,
      gaps: 0,
      history_days: 0,
      method: "fallback",
      raw_limits: null,
      limits: { at_risk: 90, dormant: 180, lost: 365 },
    })
  })
})
