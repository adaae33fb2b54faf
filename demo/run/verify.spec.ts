import { generateShop } from "../generate/shop"
import { expectedFigures } from "../shop/expected"
import type { AdminApi, ListedProfile, Overview } from "./admin-api"
import { figures } from "./figures"
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

/** An API over as many profiles as the shop has persons. */
function api(changes: { count?: number; repeat?: boolean } = {}): AdminApi {
  const all = Array.from({ length: expected.customers }, (_, at): ListedProfile => {
    const tier = at < 2 ? "high_value" : "low_value"
    return {
      person_id: changes.repeat ? "same" : `p${at}`,
      tier,
      stage: "active",
      purchase_count: at,
    }
  })
  const fake: Pick<AdminApi, "overview" | "profiles" | "profile"> = {
    overview: () => Promise.resolve(OVERVIEW),
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
      return Promise.resolve({ ...found, explanation: { stage: { text: "because" } } })
    },
  }
  return fake as AdminApi
}

describe("verify", () => {
  it("finds nothing where all agrees", async () => {
    expect(await verify(api(), OVERVIEW, plan)).toEqual([])
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
    const found = await verify(api(), { ...OVERVIEW, ...change }, plan)
    expect(found.join("\n")).toContain(complaint)
  })

  it("looks at limits and back-test", async () => {
    const fit = OVERVIEW.fit
    if (!fit) {
      throw new Error("the fixture has a fit")
    }
    const limits = { at_risk: 70, dormant: 60, lost: 300 }
    const crossed = { ...OVERVIEW, fit: { ...fit, limits, backtest: null } }
    expect(await verify(api(), crossed, plan)).toEqual([
      "the limits do not rise: 70, 60, 300",
      "there is no back-test",
    ])
  })

  it("looks at the list and its pages", async () => {
    expect((await verify(api({ count: 1 }), OVERVIEW, plan))[0]).toContain("profiles in the list")
    const repeated = await verify(api({ repeat: true }), OVERVIEW, plan)
    expect(repeated[0]).toBe(`profiles on two pages: found 1, expected ${expected.customers}`)
  })
})

describe("figures", () => {
  it("has the documented keys in their order, and both kinds of problems", () => {
    const line = figures(OVERVIEW, { credit_note_without_order: 3 }, { seed: 1.5 })
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
      "problems",
      "seconds",
    ])
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
