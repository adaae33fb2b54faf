import fc from "fast-check"
import { correlation } from "./correlation"
import { spendSlice, type SpendRow } from "./ledger-slice"

const of = (...parts: SpendRow[][]) => correlation(parts.map((rows) => spendSlice(rows).tuples))
const row = (frequency: number, monetary: number, weight = 1) => ({ frequency, monetary, weight })

describe("correlation", () => {
  it("is 1 on a rising line, −1 on a falling one, and counts people", () => {
    expect(of([row(1, 10), row(2, 20)], [row(3, 30)])).toBeCloseTo(1, 12)
    expect(of([row(1, 30), row(2, 20), row(3, 10)])).toBeCloseTo(-1, 12)
    expect(of([row(1, 10, 2), row(2, 30), row(4, 15)])).toBeCloseTo(
      of([row(1, 10), row(1, 10), row(2, 30), row(4, 15)]) ?? 0,
      12
    )
  })

  it("is null where there is nothing to compare", () => {
    expect(of()).toBeNull()
    expect(of([row(2, 20.1)])).toBeNull()
    expect(of([row(1, 20.1, 3), row(2, 20.1), row(7, 20.1)])).toBeNull()
    expect(of([row(3, 1.1), row(3, 2.3)])).toBeNull()
  })

  it("is between −1 and 1, in any unit of money", () => {
    const rows = fc.array(
      fc.record({
        frequency: fc.integer({ min: 1, max: 50 }),
        monetary: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        weight: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 30 }
    )
    fc.assert(
      fc.property(rows, (drawn) => {
        const found = of(drawn)
        fc.pre(found !== null)
        expect(Math.abs(found)).toBeLessThanOrEqual(1)
        const cents = of(drawn.map((one) => ({ ...one, monetary: one.monetary * 100 })))
        expect(cents).toBeCloseTo(found, 6)
      })
    )
  })
})
