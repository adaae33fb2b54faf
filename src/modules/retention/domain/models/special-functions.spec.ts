import fc from "fast-check"
import {
  highPrecision,
  relativeError,
} from "../../../../../integration-tests/helpers/high-precision"
import { hyp2f1 } from "./hyp2f1"
import { lbeta } from "./lbeta"
import { lgamma } from "./lgamma"
import { digamma, trigamma } from "./polygamma"

const FUNCTIONS: Record<string, (...args: [number, number, number, number]) => number> = {
  lgamma,
  digamma,
  trigamma,
  lbeta,
  hyp2f1,
}

describe("special functions against high-precision values", () => {
  it.each(highPrecision.special)("%s %j …", (name, ...numbers) => {
    const exact = numbers.pop() ?? Number.NaN
    const value = FUNCTIONS[name]?.(...(numbers as [number, number, number, number])) ?? Number.NaN
    // ln Γ passes zero at 1 and 2, ψ at 1.46: there the absolute error counts.
    const error = Math.min(relativeError(value, exact), Math.abs(value - exact) * 10)
    expect(error).toBeLessThan(name === "hyp2f1" ? 1e-11 : 4e-14)
  })
})

describe("where they are known", () => {
  const shape = fc.double({ min: 1e-3, max: 300, noNaN: true })

  it("lgamma: factorials and halves", () => {
    expect(lgamma(171)).toBeCloseTo(706.5730622457874, 10)
    expect(lgamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14)
  })

  it("hyp2f1: powers, logarithms and the integrals' two ways", () => {
    const z = fc.double({ min: -1e6, max: 0.9999, noNaN: true })
    fc.assert(
      fc.property(z, (at) => {
        fc.pre(Math.abs(at) > 1e-9)
        expect(relativeError(hyp2f1(1, 1, 2, at), -Math.log1p(-at) / at)).toBeLessThan(1e-12)
      })
    )
  })

  it("hyp2f1: Euler's transformation, across both ways of computing it", () => {
    const near = fc.double({ min: 1e-6, max: 1, noNaN: true })
    fc.assert(
      fc.property(shape, shape, near, (b, more, rest) => {
        // 2F1(a, b; c; z) = (1 − z)^(c−a−b) 2F1(c − a, c − b; c; z), with a < c here.
        const [a, c, z] = [b + more / 2, b + more, 1 - rest]
        const other = hyp2f1(c - a, c - b, c, z) * (1 - z) ** (c - a - b)
        const value = hyp2f1(a, b, c, z)
        fc.pre(Number.isFinite(value) && Number.isFinite(other) && other > 0)
        expect(relativeError(value, other)).toBeLessThan(1e-9)
      })
    )
  })

  it("digamma and trigamma: slopes of lgamma", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1000, noNaN: true }), (z) => {
        const h = z * 1e-4
        const slope = (lgamma(z + h) - lgamma(z - h)) / (2 * h)
        expect(Math.abs(digamma(z) - slope)).toBeLessThan(1e-6 * (1 + Math.abs(slope) + 1 / z))
        const curve = (digamma(z + h) - digamma(z - h)) / (2 * h)
        expect(relativeError(trigamma(z), curve)).toBeLessThan(1e-6)
      })
    )
  })
})
