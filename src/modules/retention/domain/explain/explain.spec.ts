import { type PolicyInput, policySchema } from "../policy/schema"
import { scorePerson } from "../scoring/score-person"
import { addDays, DAY_MS } from "../time/duration"
import type { FitFacts, PurchaseFact, StoredTier } from "../types"
import { explain } from "./explain"
import { EXPLANATION_CODES, type Explanation } from "./explanation"

const NOW = new Date("2026-11-22T12:00:00.000Z")
const FIT: FitFacts = {
  fitted_at: NOW,
  limits: { at_risk: 70, dormant: 155, lost: 260 },
  high_value_cut: "980",
  mid_value_cut: "300",
  median_basket: "60",
  silence_cuts: [],
  frequency_cuts: [],
  monetary_cuts: [],
}
const NOBODY: StoredTier = { tier: null, downgrade_since: null }

/** A purchase so many days ago. */
function bought(days_ago: number, net_amount: string): PurchaseFact {
  return { at: addDays(NOW, -days_ago), canceled_at: null, currency_code: "eur", net_amount }
}

type Case = {
  readonly purchases: readonly PurchaseFact[]
  readonly stored?: StoredTier
  readonly fit?: Partial<FitFacts>
  readonly settings?: PolicyInput
  /** When it is read; the moment of scoring unless told. */
  readonly read_at?: Date
}

function explained({
  purchases,
  stored = NOBODY,
  fit,
  settings,
  read_at = NOW,
}: Case): Explanation {
  const policy = policySchema.parse({ base_currency: "eur", ...settings })
  const whole = { ...FIT, ...fit }
  const profile = scorePerson({ purchases, stored, fit: whole, policy, now: NOW })
  return explain(profile, whole, policy, read_at)
}

const five = (days_ago: number) =>
  [400, 300, 200, 100, 0].map((more) => bought(days_ago + more, "248"))

describe("why this tier", () => {
  it("high value", () => {
    const { tier } = explained({ purchases: five(10) })
    expect(tier).toEqual({
      code: "high_value",
      text: "Spent 1,240.00 EUR on 5 days in the two years up to the last purchase; more than 80 % of buyers (cut 980.00)",
      values: {
        tier: "high_value",
        target: "high_value",
        until: null,
        spent: "1240",
        currency: "eur",
        purchase_days: 5,
        window_days: 730,
        basket: "248",
        median_basket: "60",
        high_cut: "980",
        high_percent: "80",
        high_min_days: 3,
        mid_cut: "300",
        mid_percent: "50",
        potential_max_days: 2,
        silence_days: 10,
        dormant_days: 155,
      },
    })
  })

  it("potential", () => {
    expect(explained({ purchases: [bought(10, "85")] }).tier).toMatchObject({
      code: "potential",
      text: "Bought on 1 day for 85.00 EUR a day, at least the median basket of 60.00, and silent for less than 155 days",
    })
  })

  it("mid value by money", () => {
    const purchases = [bought(10, "150"), bought(20, "150"), bought(30, "10.5")]
    expect(explained({ purchases }).tier).toMatchObject({
      code: "mid_value",
      text: "Spent 310.50 EUR on 3 days in the two years up to the last purchase; more than 50 % of buyers (cut 300.00), high value begins above 980.00",
    })
  })

  it("mid value at the high cut, which is not above it", () => {
    const purchases = [bought(10, "480"), bought(20, "250"), bought(30, "250")]
    expect(explained({ purchases }).tier?.code).toBe("mid_value")
  })

  it("mid value for want of days", () => {
    expect(explained({ purchases: [bought(155, "2000")] }).tier).toMatchObject({
      code: "mid_value_few_days",
      text: "Spent 2,000.00 EUR on 1 day in the two years up to the last purchase; more than 80 % of buyers (cut 980.00), but high value asks for 3 days",
    })
  })

  it("low value", () => {
    expect(explained({ purchases: [bought(10, "12")] }).tier).toMatchObject({
      code: "low_value",
      text: "Spent 12.00 EUR on 1 day in the two years up to the last purchase; mid value begins above 300.00 (more than 50 % of buyers)",
    })
  })

  it("low value for want of a fit", () => {
    const fit = { high_value_cut: null, mid_value_cut: null, median_basket: null }
    expect(explained({ purchases: [bought(10, "12")], fit }).tier).toMatchObject({
      code: "low_value_unfitted",
      text: "Spent 12.00 EUR on 1 day in the two years up to the last purchase; not compared with other buyers yet",
    })
  })

  it("grace", () => {
    const since = new Date("2026-11-01T12:00:00.000Z")
    const stored: StoredTier = { tier: "high_value", downgrade_since: since }
    const purchases = [bought(10, "150"), bought(20, "150"), bought(30, "10")]
    const { tier, next } = explained({ purchases, stored })
    expect(tier).toMatchObject({
      code: "grace",
      values: { tier: "high_value", target: "mid_value", until: "2026-12-01T12:00:00.000Z" },
      text: "Spent 310.00 EUR on 3 days in the two years up to the last purchase; would be mid value, keeps high value until 2026-12-01",
    })
    expect(next).toMatchObject({
      code: "next_tier",
      values: { at: "2026-12-01T12:00:00.000Z", tier: "high_value", next_tier: "mid_value" },
      text: "Mid value instead of high value from 2026-12-01 if nothing happens",
    })
  })

  it("no tier for prospects", () => {
    expect(explained({ purchases: [] }).tier).toBeNull()
  })

  it("writes money as its currency does, and spans in years only where they are", () => {
    const settings: PolicyInput = { base_currency: "jpy", tier: { window_days: 90 } }
    const purchases = [{ ...bought(1, "1234567"), currency_code: "jpy" }]
    const fit = { median_basket: "9999999999" }
    expect(explained({ purchases, settings, fit }).tier?.text).toBe(
      "Spent 1,234,567 JPY on 1 day in the 90 days up to the last purchase; more than 80 % of buyers (cut 980), but high value asks for 3 days"
    )
  })
})

describe("why this stage", () => {
  const stageText = (purchases: readonly PurchaseFact[], fit?: Partial<FitFacts>) => {
    const { code, text } = explained({ purchases, ...(fit ? { fit } : {}) }).stage
    return [code, text]
  }

  it.each([
    ["prospect", [], "No purchase yet"],
    ["new", [bought(12, "1")], "First purchase on 2026-11-10; new for 30 days"],
    ["active", [bought(69.9, "1")], "Silent for 69 days; at risk begins at 70"],
    ["at_risk", [bought(131, "1")], "Silent for 131 days; at risk begins at 70, dormant at 155"],
    ["dormant", [bought(160, "1")], "Silent for 160 days; dormant begins at 155, lost at 260"],
    ["lost", [bought(300, "1")], "Silent for 300 days; lost begins at 260"],
    [
      "reactivated",
      [bought(300, "1"), bought(21, "1")],
      "Came back on 2026-11-01 after at least 155 days of silence; reactivated for 60 days",
    ],
  ])("%s", (code, purchases, text) => {
    expect(stageText(purchases)).toEqual([code, text])
  })

  it("passes over a stage that equal limits leave empty", () => {
    const limits = { at_risk: 90, dormant: 90, lost: 180 }
    expect(stageText([bought(60, "1")], { limits })).toEqual([
      "active",
      "Silent for 60 days; dormant begins at 90",
    ])
    const { stage } = explained({ purchases: [bought(60, "1")], fit: { limits } })
    expect(stage.values).toMatchObject({ following_stage: "dormant", following_days: 90 })
    const alike = { at_risk: 90, dormant: 180, lost: 180 }
    expect(stageText([bought(100, "1")], { limits: alike })).toEqual([
      "at_risk",
      "Silent for 100 days; at risk begins at 90, lost at 180",
    ])
  })

  it("gives figures to say it in another language", () => {
    expect(explained({ purchases: [bought(131, "1")] }).stage.values).toEqual({
      silence_days: 131,
      at_risk_days: 70,
      dormant_days: 155,
      lost_days: 260,
      following_stage: "dormant",
      following_days: 155,
      new_days: 30,
      reactivated_days: 60,
      first_purchase_at: "2026-07-14T12:00:00.000Z",
      last_purchase_at: "2026-07-14T12:00:00.000Z",
      reactivated_at: null,
    })
  })

  it("counts days in the policy's zone", () => {
    const purchases = [bought(12, "1")]
    const settings: PolicyInput = { time_zone: "Pacific/Kiritimati" }
    expect(explained({ purchases, settings }).stage.text).toContain("2026-11-11")
  })
})

describe("slowing", () => {
  const weekly = (days_ago: number) =>
    [0, 7, 14, 21, 28, 35].map((more) => bought(days_ago + more, "1"))

  it("says what is usual", () => {
    expect(explained({ purchases: weekly(40) }).slowing).toEqual({
      code: "slowing",
      values: {
        silence_days: 40,
        median_gap_days: "7",
        usual_silence_days: "30",
        purchase_days: 6,
      },
      text: "Usually buys every 7 days; silent for 40 days, slowing begins after 30",
    })
  })

  it("says nothing of those who are not", () => {
    expect(explained({ purchases: weekly(30) }).slowing).toBeNull()
  })

  it("announces itself", () => {
    expect(explained({ purchases: weekly(20) }).next).toMatchObject({
      code: "next_slowing",
      values: { at: "2026-12-02T12:00:00.001Z" },
      text: "Slowing from 2026-12-02 if nothing happens",
    })
  })
})

describe("what changes next", () => {
  const next = (input: Case) => explained(input).next

  it("the stage", () => {
    expect(next({ purchases: [bought(50, "1")] })).toEqual({
      code: "next_stage",
      values: {
        at: "2026-12-12T12:00:00.000Z",
        stage: "active",
        next_stage: "at_risk",
        tier: "low_value",
        next_tier: null,
      },
      text: "At risk from 2026-12-12 if nothing happens",
    })
  })

  it("the stage and the end of potential", () => {
    expect(next({ purchases: [bought(100, "400")] })).toMatchObject({
      code: "next_stage_and_tier",
      values: { next_stage: "dormant", tier: "potential", next_tier: "mid_value" },
      text: "Dormant, and mid value instead of potential, from 2027-01-16 if nothing happens",
    })
  })

  it("an order dated in the future", () => {
    expect(next({ purchases: [bought(-3, "1")] })).toMatchObject({
      code: "next_future_purchase",
      text: "An order dated 2026-11-25 begins to count then",
    })
  })

  it("what is due already", () => {
    const purchases = [bought(50, "1")]
    const at = NOW.getTime() + 20 * DAY_MS
    for (const read_at of [new Date(at), new Date(at + DAY_MS)]) {
      expect(next({ purchases, read_at })).toMatchObject({
        code: "next_due",
        text: "A change was due on 2026-12-12; the next sweep makes it",
      })
    }
    expect(next({ purchases, read_at: new Date(at - 1) })?.code).toBe("next_stage")
  })

  it("nothing", () => {
    expect(next({ purchases: [bought(300, "1")] })).toBeNull()
    expect(next({ purchases: [] })).toBeNull()
  })
})

it("has each code once", () => {
  expect(new Set(EXPLANATION_CODES).size).toBe(EXPLANATION_CODES.length)
  expect(EXPLANATION_CODES).toHaveLength(21)
})
