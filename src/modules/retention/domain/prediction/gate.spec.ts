import fc from "fast-check"
import { gate, type GateInput, MIN_BUYERS, MIN_HISTORY_DAYS } from "./gate"
import { GATE_CHECKS } from "./types"

const GOOD: GateInput = {
  buyers: 500,
  history_days: 180,
  status: "ok",
  likelihood_gain: 6.01,
  calibration: { predicted: 0.125, actual: 0.1, lower: 0.09, upper: 0.11 },
}

const failed = (input: Partial<GateInput>) =>
  gate({ ...GOOD, ...input }).checks.flatMap(({ name, passed }) => (passed ? [] : name))

const calibrated = (predicted: number | null, actual: number | null, lower = 0.4, upper = 0.6) =>
  gate({ ...GOOD, calibration: { predicted, actual, lower, upper } }).checks[4]

describe("the gate", () => {
  it("is open where everything is just enough", () => {
    expect(gate(GOOD)).toEqual({
      open: true,
      checks: [
        { name: "buyers", passed: true, found: 500, needed: MIN_BUYERS },
        { name: "history", passed: true, found: 180, needed: MIN_HISTORY_DAYS },
        { name: "fit", passed: true, found: null, needed: null },
        { name: "dropout", passed: true, found: 6.01, needed: 6 },
        { name: "calibration", passed: true, found: 1.25, needed: 1.25 },
      ],
    })
  })

  it.each<[string[], Partial<GateInput>]>([
    [["buyers"], { buyers: 499 }],
    [["history"], { history_days: 179 }],
    [["fit"], { status: "degenerate" }],
    [["fit"], { status: "not_converged" }],
    [["dropout"], { likelihood_gain: 6 }],
    [["fit", "dropout"], { status: "refused", likelihood_gain: null }],
    [["buyers", "history"], { buyers: 0, history_days: 0 }],
  ])("tells every reason: %j", (names, input) => {
    expect(failed(input)).toEqual(names)
    expect(gate({ ...GOOD, ...input }).open).toBe(false)
  })

  it.each([
    // A quarter apart, either way, and then within sampling error.
    [0.3, 0.24, { passed: true, found: 1.25 }],
    [0.24, 0.3, { passed: true, found: 1.25 }],
    [0.2, 0.3, { passed: false, found: 1.5 }],
    [0.4, 0.9, { passed: true, found: 2.25 }],
    [0.6, 0.2, { passed: true, found: 3 }],
    [0.61, 0.2, { passed: false, found: 3.05 }],
    // Nothing to compare with.
    [0.5, 0, { passed: true, found: null }],
    [0.2, 0, { passed: false, found: null }],
    [0, 0, { passed: false, found: null }],
    [null, 0.3, { passed: false, found: null }],
    [0.3, null, { passed: true, found: null }],
  ])("calibration of %p predicted and %p actual", (predicted, actual, { passed, found }) => {
    const [lower, upper] = predicted === 0.3 && actual === null ? [0.2, 0.4] : [0.4, 0.6]
    const check = calibrated(predicted, actual, lower, upper)
    expect(check).toMatchObject({ name: "calibration", passed, needed: 1.25 })
    expect(check?.found === null ? null : Number(check?.found.toFixed(6))).toBe(found)
  })

  it("is open only where all checks pass, and every number is finite", () => {
    const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
    const input = fc.record<GateInput>({
      buyers: fc.nat(2000),
      history_days: fc.nat(800),
      status: fc.constantFrom("ok", "degenerate", "not_converged", "refused"),
      likelihood_gain: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
      calibration: fc.record({ predicted: share, actual: share, lower: share, upper: share }),
    })
    fc.assert(
      fc.property(input, (drawn) => {
        const { open, checks } = gate(drawn)
        expect(checks.map(({ name }) => name)).toEqual([...GATE_CHECKS])
        expect(open).toBe(checks.every(({ passed }) => passed))
        for (const { found, needed } of checks) {
          expect([found ?? 0, needed ?? 0].every(Number.isFinite)).toBe(true)
        }
      })
    )
  })
})
