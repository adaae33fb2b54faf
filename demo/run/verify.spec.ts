import { generateShop } from "../generate/shop"
import { expectedFigures } from "../shop/expected"
import type {
  AdminApi,
  ListedProfile,
  CouponRun,
  ListedSegment,
  ModelFit,
  Overview,
} from "./admin-api"
import { figures } from "./figures"
import { modelSummary } from "./model-summary"
import { verify } from "./verify"

const NOW = new Date("2026-03-10T15:00:00Z")
const plan = generateShop({ now: NOW, people: 30 })
const expected = expectedFigures(plan, NOW)
const prospects = expected.customers - expected.buyers

const share = (people: number) => ({ people, revenue: "0" })
const band = { people: 4, returned: 2, rate: 0.5, lower: 0.15, upper: 0.85 }

const OVERVIEW: Overview = {
  as_of: NOW.toISOString(),
  currency: "eur",
  ...expected,
  fit: {
    limits: { lost: 300, at_risk: 70, dormant: 150 },
    method: "rhythm",
    backtest: {
      as_of: "2025-12-10T15:00:00.000Z",
      bands: { lost: band, active: band, dormant: band, at_risk: band },
      falls: true,
    },
  },
  tiers: { high_value: share(2), low_value: share(expected.buyers - 2) },
  stages: { prospect: share(prospects), active: share(expected.buyers) },
  matrix: [
    { tier: "high_value", stage: "active", people: 2 },
    { tier: "low_value", stage: "active", people: expected.buyers - 2 },
    { tier: null, stage: "prospect", people: prospects },
  ],
  problems: { future_order: 1 },
}

const CALIBRATION = { as_of: "2025-12-10T15:00:00.000Z", horizon_days: 90, people: 800 }

const OPEN: ModelFit = {
  buyers: 900,
  history_days: 700,
  status: "ok",
  refusal: null,
  params: { b: 1.614, r: 0.5248, alpha: 43.28, a: 0.8914 },
  likelihood_gain: 363.04,
  gate: { open: true, checks: [{ name: "buyers", passed: true, found: 900, needed: 500 }] },
  calibration: { ...CALIBRATION, predicted: 0.1635, actual: 0.174 },
}

const SHUT: ModelFit = {
  ...OPEN,
  history_days: 120,
  status: "degenerate",
  likelihood_gain: 0.2,
  gate: {
    open: false,
    checks: [
      { name: "buyers", passed: true, found: 900, needed: 500 },
      { name: "history", passed: false, found: 120, needed: 180 },
      { name: "fit", passed: false, found: null, needed: null },
      { name: "dropout", passed: false, found: 0.2, needed: 6 },
      { name: "calibration", passed: false, found: null, needed: 1.25 },
    ],
  },
  calibration: { ...CALIBRATION, predicted: null, actual: 0.57 },
}

const segment = (preset: string | null, members: number): ListedSegment => ({
  id: "rseg_1",
  name: preset ?? "Mine",
  preset,
  rule_revision: 1,
  problem: null,
  members,
  evaluated_at: NOW.toISOString(),
})

const SEGMENTS = [segment("high_value", 2), segment("never_bought", prospects), segment(null, 9)]

const RUN: CouponRun = {
  id: "rcrn_1",
  status: "done",
  problem: null,
  people: 5,
  issued: 3,
  reused: 0,
  refused: [{ reason: "no_email", people: 2 }],
  reserved_amount: "12.5",
}

const SEEN = { overview: OVERVIEW, model: OPEN, segments: SEGMENTS, coupons: RUN }

/** An API over as many profiles as the shop has persons. */
function api(
  changes: { count?: number; repeat?: boolean; predicted?: boolean; limit?: null } = {}
): AdminApi {
  const all = Array.from({ length: expected.customers }, (_, at): ListedProfile => {
    const tier = at < 2 ? "high_value" : "low_value"
    return {
      person_id: changes.repeat ? "same" : `p${at}`,
      tier,
      stage: "active",
      purchase_count: at,
    }
  })
  const fake: Pick<
    AdminApi,
    "overview" | "model" | "profiles" | "profile" | "coupons" | "promotion"
  > = {
    coupons: () => Promise.resolve({ coupons: [{ code: "BACK-1" }], count: 3 }),
    promotion: () =>
      Promise.resolve({ limit: changes.limit === null ? null : 1, is_automatic: false }),
    overview: () => Promise.resolve(OVERVIEW),
    model: () => Promise.resolve(OPEN),
    profiles: ({ limit, offset = "0", tier }) => {
      const found = all.filter((profile) => !tier || profile.tier === tier)
      const from = Number(offset)
      return Promise.resolve({
        profiles: found.slice(from, from + Number(limit)),
        count: changes.count ?? found.length,
      })
    },
    profile: (id) => {
      const found = all.find(({ person_id }) => person_id === id)
      if (!found) {
        throw new Error(`no ${id}`)
      }
      const prediction = changes.predicted === false ? null : {}
      return Promise.resolve({ ...found, prediction, explanation: { stage: { text: "because" } } })
    },
  }
  return fake as AdminApi
}

describe("verify", () => {
  it("finds nothing where all agrees", async () => {
    expect(await verify(api(), SEEN, plan)).toEqual([])
  })

  it.each<[string, Partial<Overview>, string]>([
    ["a missing person", { customers: expected.customers - 1 }, "customers: found"],
    ["a lost order", { orders: expected.orders - 1 }, "orders: found"],
    ["a cent too much", { net_revenue: `${Number(expected.net_revenue) + 0.01}` }, "net revenue"],
    ["another currency", { currency: "usd" }, "currency: found usd, expected eur"],
    ["a buyer without tier", { tiers: { high_value: share(2) } }, "people in all tiers"],
    [
      "a matrix that does not add up",
      { matrix: OVERVIEW.matrix.slice(1) },
      "matrix row high_value",
    ],
    ["no fit", { fit: null }, "there is no fit"],
  ])("says what is wrong: %s", async (_, change, complaint) => {
    const found = await verify(api(), { ...SEEN, overview: { ...OVERVIEW, ...change } }, plan)
    expect(found.join("\n")).toContain(complaint)
  })

  it("looks at limits and back-test", async () => {
    const fit = OVERVIEW.fit
    if (!fit) {
      throw new Error("the fixture has a fit")
    }
    const limits = { at_risk: 70, dormant: 60, lost: 300 }
    const overview = { ...OVERVIEW, fit: { ...fit, limits, backtest: null } }
    expect(await verify(api(), { ...SEEN, overview }, plan)).toEqual([
      "the limits do not rise: 70, 60, 300",
      "there is no back-test",
    ])
  })

  it("looks at the coupons", async () => {
    const coupons = { ...RUN, people: 6, issued: 4 }
    expect(await verify(api(), { ...SEEN, coupons }, plan)).toEqual(["coupons: 3 listed, 4 issued"])
    expect(await verify(api({ limit: null }), SEEN, plan)).toEqual([
      "coupons: BACK-1 is no single-use code in Medusa",
    ])
    expect(await verify(api(), { ...SEEN, coupons: { ...RUN, refused: [] } }, plan)).toEqual([
      "coupons: 3 decided of 5 people",
    ])
    expect(await verify(api(), { ...SEEN, coupons: null }, plan)).toEqual([])
  })

  it("looks at the segments", async () => {
    const segments = [
      { ...segment("high_value", 3), name: "High value" },
      { ...segment("lost", 4), rule_revision: 2 },
      { ...segment("dormant", 0), evaluated_at: null },
    ]
    expect(await verify(api(), { ...SEEN, segments }, plan)).toEqual([
      "segment dormant was not evaluated",
      "members of High value: found 3, expected 2",
    ])
  })

  it("looks at the list and its pages", async () => {
    expect((await verify(api({ count: 1 }), SEEN, plan))[0]).toContain("profiles in the list")
    const repeated = await verify(api({ repeat: true }), SEEN, plan)
    expect(repeated[0]).toBe(`profiles on two pages: found 1, expected ${expected.customers}`)
  })
})

describe("the gate", () => {
  it.each<[ModelFit | null, boolean, string[]]>([
    [OPEN, true, []],
    [SHUT, false, []],
    [null, false, []],
    [OPEN, false, ["the opened profile is not predicted, whatever the gate says"]],
    [SHUT, true, ["the opened profile is predicted, whatever the gate says"]],
  ])("lets predictions through, or not: %#", async (model, predicted, complaints) => {
    expect(await verify(api({ predicted }), { ...SEEN, model }, plan)).toEqual(complaints)
  })

  it("is told in words", () => {
    expect(modelSummary(OPEN)).toBe(
      [
        "Model: MBG/NBD on 900 buyers with 700 days of history, and its gate is open.",
        "  r 0.525, alpha 43.3 days, a 0.891, b 1.614; leaving adds 363.0 to twice the log-likelihood.",
        "  Of the 800 buyers of 2025-12-10, 16.4 % were expected to buy within 90 days, and 17.4 % did.",
      ].join("\n")
    )
    expect(modelSummary(SHUT)).toBe(
      [
        "Model: MBG/NBD on 900 buyers with 120 days of history, but its gate is shut, so nothing is predicted:",
        "  history: 120 days, and 180 are needed.",
        "  fit: degenerate: the orders do not say who leaves, and when.",
        "  dropout: leaving adds 0.2 to twice the log-likelihood, and more than 6 is needed.",
        "  calibration: there is nothing to compare with what people did.",
      ].join("\n")
    )
    expect(modelSummary(null)).toContain("not fitted yet")
    const refused = { ...SHUT, status: "refused", refusal: "no_repeat_purchase" } as const
    expect(modelSummary(refused)).toContain("  fit: refused, no repeat purchase.")
  })
})

describe("figures", () => {
  it("has the documented keys in their order, and both kinds of problems", () => {
    const line = figures({ ...SEEN, model: SHUT }, { credit_note_without_order: 3 }, { seed: 1.5 })
    expect(Object.keys(line)).toEqual([
      "customers",
      "buyers",
      "orders",
      "cancelled",
      "net_revenue",
      "currency",
      "limits",
      "tiers",
      "stages",
      "matrix",
      "backtest",
      "model",
      "segments",
      "coupons",
      "problems",
      "seconds",
    ])
    expect(line.model).toEqual({
      status: "degenerate",
      params: OPEN.params,
      likelihood_gain: 0.2,
      gate: { open: false, failed: ["history", "fit", "dropout", "calibration"] },
      calibration: { predicted: null, actual: 0.57 },
    })
    expect(figures({ ...SEEN, model: null }, {}, {}).model).toBeNull()
    expect(line.segments).toEqual({ high_value: 2, never_bought: prospects })
    expect(line.coupons).toEqual({ people: 5, issued: 3, reserved: "12.50" })
    expect(line.problems).toEqual({ future_order: 1, credit_note_without_order: 3 })
    expect(JSON.stringify(line.limits)).toBe(
      '{"at_risk":70,"dormant":150,"lost":300,"method":"rhythm"}'
    )
    expect(Object.keys(line.backtest?.bands ?? {})).toEqual([
      "active",
      "at_risk",
      "dormant",
      "lost",
    ])
    expect(line.matrix).toEqual({
      high_value: { active: 2 },
      low_value: { active: expected.buyers - 2 },
      none: { prospect: prospects },
    })
    expect(line.net_revenue).toMatch(/^\d+\.\d\d$/)
  })
})
