import type {
  Calibration,
  DecileOutcome,
  GateCheck,
} from "../../../src/modules/retention/domain/prediction/types"
import { roundTicks } from "./axis"
import {
  biasOf,
  decilePoints,
  groupsWithin,
  isTested,
  liftOf,
  type Tested,
  usualDecile,
} from "./calibration"
import { modelPath, parseModelUrl } from "./model-path"
import { digitsOf, meanSpend, paceOf, spendLink } from "./parameters"
import { causesOf, longEnoughFrom, reasonsOf } from "./reasons"
import { axisTicks, heldOut, placeOf, trackedPoints } from "./tracking"
import type { ModelFit } from "./types"

const decile = (number: number, predicted: number, actual: number): DecileOutcome => ({
  decile: number,
  people: 100,
  predicted,
  actual,
  lower: Math.max(0, actual - 0.05),
  upper: actual + 0.05,
})

const CALIBRATION: Tested = {
  as_of: "2026-08-24T03:15:00.000Z",
  horizon_days: 90,
  status: "ok",
  refusal: null,
  params: { r: 1, alpha: 60, a: 1, b: 2 },
  people: 1000,
  predicted: 0.14,
  actual: 0.13,
  lower: 0.11,
  upper: 0.15,
  frequency: [],
  deciles: [decile(1, 0.02, 0.03), decile(2, 0.16, 0.15), decile(3, 0.6, 0.5)],
}

const CHECKS: readonly GateCheck[] = [
  { name: "buyers", passed: true, found: 1000, needed: 500 },
  { name: "history", passed: true, found: 400, needed: 180 },
  { name: "fit", passed: true, found: null, needed: null },
  { name: "dropout", passed: true, found: 120, needed: 6 },
  { name: "calibration", passed: true, found: 1.1, needed: 1.25 },
]

/** A fit whose checks of these names fail, the number found being null where none is told. */
const fitOf = (
  failing: Readonly<Partial<Record<GateCheck["name"], number | null>>> = {},
  other: Partial<ModelFit> = {}
): ModelFit => ({
  id: "rmod_1",
  fitted_at: "2026-11-22T03:15:00.000Z",
  policy_version: 1,
  model: "mbg-nbd",
  model_version: 1,
  time_unit: "day",
  time_zone: "UTC",
  currency_code: "eur",
  data_from: "2025-10-19",
  data_until: "2026-11-21",
  history_days: 400,
  buyers: 1000,
  repeat_buyers: 400,
  tuples: 700,
  status: "ok",
  refusal: null,
  iterations: 12,
  params: { r: 1, alpha: 60, a: 1, b: 2 },
  standard_errors: null,
  log_likelihood: -1,
  poisson_gamma: null,
  likelihood_gain: 120,
  spend: {
    status: "ok",
    refusal: null,
    params: null,
    standard_errors: null,
    log_likelihood: null,
    iterations: 1,
    customers: 400,
    left_out: 0,
    correlation: null,
  },
  gate: {
    open: Object.keys(failing).length === 0,
    checks: CHECKS.map((check) => {
      const found = failing[check.name]
      return found === undefined ? check : { ...check, passed: false, found }
    }),
  },
  calibration: CALIBRATION,
  tracking: null,
  ...other,
})

describe("causes and reasons", () => {
  it("are none where the gate is open", () => {
    expect(causesOf(fitOf())).toEqual([])
    expect(reasonsOf(fitOf())).toEqual([])
  })

  it("name what all else follows from: nothing to fit, then too little data", () => {
    const refused = fitOf(
      { buyers: 812, fit: null, dropout: null, calibration: null },
      { status: "refused", refusal: "no_repeat_purchase" }
    )
    expect(reasonsOf(refused)).toEqual(["no_repeat_purchase"])
    const young = fitOf({ buyers: 70, history: 95, dropout: 0, calibration: null })
    expect(reasonsOf(young)).toEqual(["buyers", "history"])
  })

  it("know the shop that nobody leaves from data that settle nothing", () => {
    const edge = { status: "degenerate" } as const
    expect(causesOf(fitOf({ fit: null, dropout: -0.00001 }, edge))).toEqual(["nobody_leaves"])
    expect(causesOf(fitOf({ dropout: 4.2 }))).toEqual(["nobody_leaves"])
    expect(causesOf(fitOf({ fit: null }, edge))).toEqual(["degenerate"])
    const lost = { status: "not_converged" } as const
    expect(causesOf(fitOf({ fit: null, dropout: 1 }, lost))).toEqual(["not_converged"])
  })

  it("tell which way the calibration was off, or that there was none", () => {
    const failing = { calibration: 1.6 }
    const off = (predicted: number | null) => ({ calibration: { ...CALIBRATION, predicted } })
    expect(causesOf(fitOf(failing))).toEqual(["calibration"])
    expect(reasonsOf(fitOf(failing, off(0.3)))).toEqual(["too_high"])
    expect(reasonsOf(fitOf(failing, off(0.05)))).toEqual(["too_low"])
    expect(reasonsOf(fitOf({ calibration: null }, off(null)))).toEqual(["untested"])
    const none = { calibration: { ...CALIBRATION, actual: 0, lower: 0 } }
    expect(reasonsOf(fitOf({ calibration: null }, none))).toEqual(["nobody_came"])
  })
})

describe("longEnoughFrom", () => {
  it("counts the missing days from the fit on", () => {
    expect(longEnoughFrom(fitOf({ history: 170 }))).toBe("2026-12-02T03:15:00.000Z")
  })

  it("says nothing of a history that is long enough, or that has not begun", () => {
    expect(longEnoughFrom(fitOf())).toBeNull()
    expect(longEnoughFrom(fitOf({ history: 0 }))).toBeNull()
  })
})

describe("calibration", () => {
  it("is tested only with a prediction and people", () => {
    const without: Calibration = { ...CALIBRATION, predicted: null }
    expect([isTested(CALIBRATION), isTested(without)]).toEqual([true, false])
  })

  it("is biased only where chance does not explain it", () => {
    expect(biasOf(CALIBRATION).direction).toBe("none")
    expect(biasOf({ ...CALIBRATION, predicted: 0.26 })).toEqual({ direction: "high", by: 1 })
    expect(biasOf({ ...CALIBRATION, predicted: 0.065 })).toEqual({ direction: "low", by: 0.5 })
    expect(biasOf({ ...CALIBRATION, predicted: 0.2, actual: 0, lower: 0 }).by).toBe(0)
  })

  it("lifts only where the best chances pick out those who buy", () => {
    expect(liftOf(CALIBRATION)).toBeCloseTo(0.5 / 0.13)
    expect(liftOf({ ...CALIBRATION, deciles: [decile(1, 0.1, 0.12), decile(2, 0.2, 0.14)] })).toBe(
      null
    )
    // Often enough, but of so few that it may be chance.
    const few = { ...decile(2, 0.2, 0.3), lower: 0.1 }
    expect(liftOf({ ...CALIBRATION, deciles: [decile(1, 0.1, 0.12), few] })).toBeNull()
    expect(liftOf({ ...CALIBRATION, deciles: [], actual: 0 })).toBeNull()
  })

  it("knows the group that the mean stands for", () => {
    expect(usualDecile(CALIBRATION)?.decile).toBe(2)
    expect(usualDecile({ ...CALIBRATION, deciles: [] })).toBeNull()
  })

  it("counts the groups that bought as predicted", () => {
    expect(groupsWithin(CALIBRATION.deciles)).toBe(2)
  })

  it("draws groups by chance, with what the interval reaches to either side", () => {
    const [first, second] = decilePoints([decile(2, 0.5, 0.4), decile(1, 0.02, 0.03)])
    expect(first).toMatchObject({ decile: 1, whiskers: [0.03, expect.closeTo(0.05) as number] })
    expect(second?.decile).toBe(2)
  })
})

describe("roundTicks", () => {
  it.each([
    [0.145, [0, 0.05, 0.1, 0.15]],
    [0.61, [0, 0.2, 0.4, 0.6, 0.8]],
    [0.03, [0, 0.01, 0.02, 0.03]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, [0, 0.01]],
    [1.87, [0, 0.5, 1, 1.5, 2]],
    [3346, [0, 1000, 2000, 3000, 4000]],
    [1_000_001, [0, 500_000, 1_000_000, 1_500_000]],
  ])("reach %s", (largest, ticks) => {
    expect(roundTicks(largest)).toEqual(ticks)
  })

  it("are whole where counts are", () => {
    expect(roundTicks(3, 1)).toEqual([0, 1, 2, 3])
    expect(roundTicks(0, 1)).toEqual([0, 1])
  })
})

describe("tracking", () => {
  const points = trackedPoints([
    { day: "2026-08-17", actual: 90, predicted: 88.5 },
    { day: "2026-08-24", actual: 100, predicted: 101 },
    { day: "2026-08-31", actual: 110, predicted: 112 },
    { day: "2026-11-22", actual: 160, predicted: 171 },
  ])

  it("places an instant by the day it lies in", () => {
    const at = "2026-08-23T22:30:00.000Z"
    expect(placeOf(at, "UTC")).toBe(Date.parse("2026-08-23"))
    expect(placeOf(at, "Europe/Berlin")).toBe(Date.parse("2026-08-24"))
  })

  it("tells what came after the day of the fit", () => {
    const from = placeOf("2026-08-24T03:15:00.000Z", "UTC")
    expect(heldOut(points, from)).toEqual({ days: 90, actual: 60, predicted: 70 })
    expect(heldOut(points.slice(0, 2), from)).toBeNull()
    expect(heldOut([], from)).toBeNull()
  })

  it("labels months, and years where there are many", () => {
    expect(axisTicks(points).map(({ at }) => new Date(at).toISOString().slice(0, 10))).toEqual([
      "2026-09-01",
      "2026-10-01",
      "2026-11-01",
    ])
    const long = trackedPoints([
      { day: "2010-01-01", actual: 0, predicted: 0 },
      { day: "2026-01-01", actual: 1, predicted: 1 },
    ])
    const ticks = axisTicks(long)
    expect(ticks.length).toBeLessThanOrEqual(9)
    expect(ticks.every(({ unit }) => unit === "year")).toBe(true)
    expect(axisTicks(points.slice(0, 1))).toEqual([])
  })
})

describe("parameters", () => {
  it("come to a pace and a share who leave", () => {
    expect(paceOf({ r: 0.5, alpha: 73, a: 1, b: 3 })).toEqual({ perYear: 2.5, leaving: 0.25 })
  })

  it("have a mean spend only where it has a limit", () => {
    expect(meanSpend({ p: 6, q: 4, v: 15 })).toBe(30)
    expect(meanSpend({ p: 6, q: 1, v: 15 })).toBeNull()
  })

  it.each([
    [null, "unknown"],
    [0.07, "none"],
    [-0.19, "none"],
    [0.2, "positive"],
    [-0.5, "negative"],
  ])("a correlation of %s is %s", (correlation, link) => {
    expect(spendLink(correlation)).toBe(link)
  })

  it.each([
    [60.598, 6.806, 1],
    [0.6178, 0.0905, 3],
    [486, 42.6, 0],
    [0.827, null, 4],
    [1160019, null, 0],
    [0, null, 3],
  ])("%s ± %s is told to %s decimals", (value, error, digits) => {
    expect(digitsOf(value, error)).toBe(digits)
  })
})

describe("the model page's address", () => {
  it.each([
    [{}, "/retention/model"],
    [{ fit: "rmod_1" }, "/retention/model?fit=rmod_1"],
    [{ page: 2 }, "/retention/model?page=3"],
    [{ fit: "rmod_1", page: 1 }, "/retention/model?fit=rmod_1&page=2"],
  ])("%j is %s, and back", (url, path) => {
    expect(modelPath(url)).toBe(path)
    const query = new URLSearchParams(path.split("?")[1])
    expect(parseModelUrl(query)).toEqual({ fit: null, page: 0, ...url })
  })

  it.each(["0", "-1", "1.5", "x", ""])("takes page %j for the first", (page) => {
    expect(parseModelUrl(new URLSearchParams({ page })).page).toBe(0)
  })
})
