import fc from "fast-check"
import { ulid } from "ulid"
import { NEIGHBOURS, samplePoints } from "./sample-points"

const anyUnit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const anyMs = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe("samplePoints", () => {
  it("lie between the ends, in order, as many as the sample takes", () => {
    fc.assert(
      fc.property(
        anyMs,
        anyMs,
        fc.integer({ min: 1, max: 300 }),
        fc.infiniteStream(anyUnit),
        (a, b, sample, drawn) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)]
          const ends = [`order_${ulid(from)}`, `order_${ulid(to)}`] as const
          const random = () => drawn.next().value ?? 0
          const points = samplePoints("order", ends, sample, random) ?? []
          expect(points).toHaveLength(Math.ceil(sample / NEIGHBOURS))
          expect([...points].sort()).toEqual(points)
          expect(points.every((point) => point <= ends[1])).toBe(true)
          expect(points.every((point) => point.slice(6, 16) >= ends[0].slice(6, 16))).toBe(true)
        }
      )
    )
  })

  it("reach both ends", () => {
    const ends = [`cus_${ulid(1000)}`, `cus_${ulid(2000)}`] as const
    const [first] = samplePoints("cus", ends, 1, () => 0) ?? []
    const [last] = samplePoints("cus", ends, 1, () => 0.9999999) ?? []
    expect(first && first < ends[0]).toBe(true)
    expect(last?.slice(4, 14)).toBe(ends[1].slice(4, 14))
  })

  it.each([
    ["order_1001", `order_${ulid()}`],
    [`order_${ulid()}`, "order_1001"],
  ] as const)("cannot be drawn between %p and %p", (first, last) => {
    expect(samplePoints("order", [first, last], 10, () => 0.5)).toBeNull()
  })
})
