import { hasEnough } from "./band"
import { backfillStep, type BackfillState } from "./backfill"
import { asFraction } from "./fraction"
import { heatTint, MAX_TINT } from "./heat"
import { limitNote } from "./limit-note"

describe("asFraction", () => {
  it.each([
    [0.8, 4, 5],
    [0.95, 19, 20],
    [0.99, 99, 100],
    [0.9, 9, 10],
    [0.29, 29, 100],
    [0.995, 995, 1000],
  ])("%s is %s of %s", (share, part, whole) => {
    expect(asFraction(share)).toEqual({ part, whole })
  })
})

describe("limitNote", () => {
  const policy = {
    floors: { at_risk: 60, dormant: 90, lost: 180 },
    ceilings: { at_risk: 120, dormant: 240, lost: 540 },
  }

  it("says nothing where measured and used agree", () => {
    expect(limitNote("at_risk", 60, 60, policy)).toBeNull()
  })

  it("tells floor, ceiling and the monthly step apart", () => {
    expect(limitNote("at_risk", 41, 60, policy)).toBe("floor")
    expect(limitNote("dormant", 300, 240, policy)).toBe("ceiling")
    expect(limitNote("lost", 260, 240, policy)).toBe("step")
    // On the ceiling, but the measure lies below it: it is coming down.
    expect(limitNote("at_risk", 100, 120, policy)).toBe("step")
  })
})

describe("hasEnough", () => {
  const band = { returned: 10, rate: 0.1, lower: 0.05, upper: 0.2 }

  it("asks for a hundred people and a rate", () => {
    expect(hasEnough({ ...band, people: 100 })).toBe(true)
    expect(hasEnough({ ...band, people: 99 })).toBe(false)
    expect(hasEnough({ people: 0, returned: 0, rate: null, lower: null, upper: null })).toBe(false)
  })
})

describe("heatTint", () => {
  it("grows from nothing to the most, and keeps a single person visible", () => {
    expect(heatTint(0, 100)).toBe(0)
    expect(heatTint(1, 1_000_000)).toBe(2)
    expect(heatTint(25, 100)).toBe(MAX_TINT / 2)
    expect(heatTint(100, 100)).toBe(MAX_TINT)
    expect(heatTint(0, 0)).toBe(0)
  })

  /** Medusa's `--bg-base`, `--tag-blue-icon` and `--fg-base`. */
  it.each([
    ["light", [255, 255, 255], [96, 165, 250], [24, 24, 27]],
    ["dark", [33, 33, 36], [96, 165, 250], [244, 244, 245]],
  ])("leaves the text readable at the strongest tint in %s", (_, ground, tint, text) => {
    const mixed = ground.map((part, i) => part + ((tint[i] ?? 0) - part) * (MAX_TINT / 100))
    const [darker = 0, lighter = 0] = [luminance(mixed), luminance(text)].sort((a, b) => a - b)
    expect((lighter + 0.05) / (darker + 0.05)).toBeGreaterThanOrEqual(4.5)
  })
})

/** Relative luminance of an sRGB colour, as WCAG 2 defines it. */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const BACKFILL: BackfillState = {
  status: "running",
  phase: "customers",
  customers_done: 50,
  customers_total: 100,
  orders_done: 0,
  orders_total: 300,
  started_at: "2026-07-20T09:00:00.000Z",
  finished_at: null,
  pause_requested: false,
  error: null,
}

describe("backfillStep", () => {
  it("weighs customers and orders by their number, and never runs backwards", () => {
    const states: BackfillState[] = [
      BACKFILL,
      { ...BACKFILL, phase: "orders", customers_done: 100, orders_done: 100 },
      { ...BACKFILL, phase: "scoring", customers_done: 100, orders_done: 300 },
    ]
    expect(states.map(backfillStep)).toEqual([
      { unit: "customers", done: 50, total: 100, share: 0.125 },
      { unit: "orders", done: 100, total: 300, share: 0.5 },
      { unit: null, done: 400, total: 400, share: 1 },
    ])
  })

  it("begins at nothing where the totals are not known yet", () => {
    expect(backfillStep({ ...BACKFILL, customers_total: 0, orders_total: 0 }).share).toBe(0)
  })
})
