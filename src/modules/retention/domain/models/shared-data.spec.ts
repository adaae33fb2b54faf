import {
  cdnowPurchases,
  customersAt,
  hasSharedData,
  wholesalePurchases,
} from "../../../../../integration-tests/helpers/shared-data"
import { relativeError } from "../../../../../integration-tests/helpers/high-precision"
import { fitBgNbd, fitMbgNbd } from "./fit-dropout"
import { fitGammaGamma } from "./fit-gamma-gamma"
import { fitPoissonGamma } from "./fit-poisson-gamma"

const onSharedData = hasSharedData() ? describe : describe.skip

/** What was published, by whom, and as what digits; null where nothing was. */
type Published = readonly (readonly [name: string, value: string | null])[]

const rows: string[][] = []

/** Notes figures for the report, ours with two digits more than the published ones. */
function note(source: string, published: Published, ours: readonly number[]): void {
  published.forEach(([name, value], i) => {
    const digits = value?.split(".")[1]?.length ?? 2
    const found = (ours[i] ?? Number.NaN).toFixed(digits + 2)
    rows.push([i === 0 ? source : "", name, value ?? "", found])
  })
}

/** Whether each of ours is the published figure where that is rounded. */
function expectPublished(published: Published, ours: readonly number[]): void {
  published.forEach(([name, value], i) => {
    if (value !== null) {
      const digits = value.split(".")[1]?.length ?? 0
      expect([name, (ours[i] ?? Number.NaN).toFixed(digits)]).toEqual([name, value])
    }
  })
}

afterAll(() => {
  if (rows.length > 0) {
    const table = [["CDNOW, in weeks", "", "published", "ours"], ...rows]
    const widths = [0, 1, 2, 3].map((c) => Math.max(...table.map((row) => row[c]?.length ?? 0)))
    const line = (row: readonly string[]) =>
      row.map((cell, c) => (c < 2 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
    process.stdout.write(`${table.map((row) => line(row).join("  ")).join("\n")}\n`)
  }
})

onSharedData("the CDNOW sample, to 1997-09-30", () => {
  const customers = hasSharedData() ? customersAt(cdnowPurchases(), "1997-09-30") : []
  const repeats = customers.reduce((sum, { frequency }) => sum + frequency, 0)
  /** Published in weeks: each purchase's density is per week there. */
  const inWeeks = (logLikelihood: number) => logLikelihood + repeats * Math.log(7)

  it("is 2,357 people with 2,457 repeat purchases", () => {
    expect([customers.length, repeats]).toEqual([2357, 2457])
  })

  // More digits than were published by SciPy.
  it.each([
    [
      "BG/NBD (Fader, Hardie, Lee 2005)",
      fitBgNbd,
      [
        ["r", "0.243"],
        ["alpha", "4.414"],
        ["a", "0.793"],
        ["b", "2.426"],
        ["log-likelihood", "-9582.4"],
      ],
      [0.242595, 4.413602, 0.792922, 2.425907, -9582.4292],
    ],
    [
      "MBG/NBD (package lifetimes)",
      fitMbgNbd,
      [
        ["r", "0.525"],
        ["alpha", "6.183"],
        ["a", "0.891"],
        ["b", "1.614"],
        ["log-likelihood", null],
      ],
      [0.524843, 6.183086, 0.891359, 1.614002, -9582.1357],
    ],
  ] as const)("%s", (name, fit, published, [r, alpha, a, b, exact]) => {
    const { params, status, logLikelihood } = fit(customers)
    expect(status).toBe("ok")
    const found = [params.r, params.alpha / 7, params.a, params.b]
    const ours = [...found, inWeeks(logLikelihood)]
    note(name, published, ours)
    expectPublished(published, ours)
    const expected = [r, alpha, a, b]
    found.forEach((value, i) => expect(relativeError(value, expected[i] ?? 0)).toBeLessThan(1e-5))
    expect(Math.abs(inWeeks(logLikelihood) - exact)).toBeLessThan(1e-4)
  })

  it("Gamma-Gamma", () => {
    const { params, status, logLikelihood } = fitGammaGamma(customers)
    expect(status).toBe("ok")
    const expected = [6.249572, 3.744225, 15.443521]
    const found = [params.p, params.q, params.v]
    const published = [
      ["p", "6.25"],
      ["q", "3.74"],
      ["v", "15.44"],
      ["log-likelihood", "-4055.92"],
    ] as const
    note("Gamma-Gamma (Fader, Hardie 2013)", published, [...found, logLikelihood])
    expectPublished(published, [...found, logLikelihood])
    found.forEach((value, i) => expect(relativeError(value, expected[i] ?? 0)).toBeLessThan(1e-6))
    expect(Math.abs(logLikelihood - -4055.9177)).toBeLessThan(1e-4)
  })

  it("has dropout: far better than the Poisson-gamma", () => {
    const plain = fitPoissonGamma(customers)
    const gain = 2 * (fitMbgNbd(customers).logLikelihood - plain.logLikelihood)
    note("MBG/NBD over Poisson-gamma", [["twice the gain", null]], [gain])
    expect(gain).toBeGreaterThan(300)
  })
})

onSharedData("the wholesaler's year", () => {
  it.each([
    ["BG/NBD", fitBgNbd],
    ["MBG/NBD", fitMbgNbd],
  ])("%s: nobody ever leaves, and it is noticed", (_name, fit) => {
    const customers = customersAt(wholesalePurchases(), "2011-12-09")
    const [fitted, plain] = [fit(customers), fitPoissonGamma(customers)]
    const gain = 2 * (fitted.logLikelihood - plain.logLikelihood)
    expect(fitted).toMatchObject({ status: "degenerate", standardErrors: null })
    expect(gain).toBeLessThan(1)
  })
})
