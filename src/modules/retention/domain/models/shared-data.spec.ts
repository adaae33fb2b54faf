import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { relativeError } from "../../../../../integration-tests/helpers/high-precision"
import { fitBgNbd, fitMbgNbd } from "./fit-dropout"
import { fitGammaGamma } from "./fit-gamma-gamma"
import { fitPoissonGamma } from "./fit-poisson-gamma"

/** Public research data that is not part of this repository; see docs/demo.md. */
const FOLDER = resolve(process.env.RETENTION_SHARED_DATA ?? join(process.cwd(), "../shared/data"))
const present = existsSync(join(FOLDER, "CDNOW_sample.txt"))
const DAY_MS = 86_400_000

if (!present) {
  process.stderr.write(`Skipped: no order lists in ${FOLDER} (RETENTION_SHARED_DATA)\n`)
}

type Purchase = { readonly person: string; readonly day: number; readonly amount: number }

/** Histories as of a day, purchases of one day as one; amounts are the repeat days' mean. */
function customersAt(purchases: readonly Purchase[], until: number) {
  const people = new Map<string, Map<number, number>>()
  for (const { person, day, amount } of purchases.filter((purchase) => purchase.day <= until)) {
    const days = people.get(person) ?? new Map<number, number>()
    people.set(person, days.set(day, (days.get(day) ?? 0) + amount))
  }
  return [...people.values()].map((amounts) => {
    const days = [...amounts.keys()].sort((a, b) => a - b)
    const [first = 0, last = 0] = [days[0], days.at(-1)]
    const spent = days.slice(1).reduce((sum, day) => sum + (amounts.get(day) ?? 0), 0)
    const frequency = days.length - 1
    const monetary = frequency === 0 ? 0 : spent / frequency
    return { frequency, recency: last - first, age: until - first, monetary }
  })
}

function read(name: string): string[] {
  return readFileSync(join(FOLDER, name), "utf8").split(/\r?\n/).filter(Boolean)
}

function cdnow() {
  const purchases = read("CDNOW_sample.txt").map((line) => {
    const [, person = "", date = "", , amount] = line.trim().split(/\s+/)
    const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)].map(Number)
    const at = Date.UTC(year ?? 0, (month ?? 0) - 1, day) / DAY_MS
    return { person, day: at, amount: Number(amount) }
  })
  return customersAt(purchases, Date.UTC(1997, 8, 30) / DAY_MS)
}

function onlineRetail() {
  const purchases = read("online_retail_orders.csv")
    .slice(1)
    .map((line) => line.split(","))
    .filter((cells) => cells[2] === "FALSE")
    .map(([, person = "", , amount, , , at = ""]) => {
      return { person, day: Math.floor(Date.parse(`${at}Z`) / DAY_MS), amount: Number(amount) }
    })
  return customersAt(purchases, Date.UTC(2011, 11, 9) / DAY_MS)
}

;(present ? describe : describe.skip)("the CDNOW sample, to 1997-09-30", () => {
  const customers = present ? cdnow() : []
  const repeats = customers.reduce((sum, { frequency }) => sum + frequency, 0)
  /** Published in weeks: each purchase's density is per week there. */
  const inWeeks = (logLikelihood: number) => logLikelihood + repeats * Math.log(7)

  it("is 2,357 people with 2,457 repeat purchases", () => {
    expect([customers.length, repeats]).toEqual([2357, 2457])
  })

  // The first as published: BG/NBD by Fader, Hardie and Lee (2005), 0.243, 4.414, 0.793, 2.426 and
  // −9582.43; MBG/NBD by the package lifetimes, 0.525, 6.183, 0.891, 1.614. More digits by SciPy.
  it.each([
    ["BG/NBD", fitBgNbd, [0.242595, 4.413602, 0.792922, 2.425907], -9582.4292],
    ["MBG/NBD", fitMbgNbd, [0.524843, 6.183086, 0.891359, 1.614002], -9582.1357],
  ] as const)("%s", (_name, fit, expected, logLikelihood) => {
    const { params, status, ...rest } = fit(customers)
    expect(status).toBe("ok")
    const found = [params.r, params.alpha / 7, params.a, params.b]
    found.forEach((value, i) => expect(relativeError(value, expected[i] ?? 0)).toBeLessThan(1e-5))
    expect(Math.abs(inWeeks(rest.logLikelihood) - logLikelihood)).toBeLessThan(1e-4)
  })

  it("Gamma-Gamma", () => {
    const { params, status, logLikelihood } = fitGammaGamma(customers)
    expect(status).toBe("ok")
    const expected = [6.249572, 3.744225, 15.443521]
    const found = [params.p, params.q, params.v]
    found.forEach((value, i) => expect(relativeError(value, expected[i] ?? 0)).toBeLessThan(1e-6))
    expect(Math.abs(logLikelihood - -4055.9177)).toBeLessThan(1e-4)
  })

  it("has dropout: far better than the Poisson-gamma", () => {
    const plain = fitPoissonGamma(customers)
    expect(2 * (fitMbgNbd(customers).logLikelihood - plain.logLikelihood)).toBeGreaterThan(300)
  })
})

;(present ? describe : describe.skip)("the wholesaler's year", () => {
  it.each([
    ["BG/NBD", fitBgNbd],
    ["MBG/NBD", fitMbgNbd],
  ])("%s: nobody ever leaves, and it is noticed", (_name, fit) => {
    const customers = onlineRetail()
    const [fitted, plain] = [fit(customers), fitPoissonGamma(customers)]
    const gain = 2 * (fitted.logLikelihood - plain.logLikelihood)
    expect(fitted).toMatchObject({ status: "degenerate", standardErrors: null })
    expect(gain).toBeLessThan(1)
  })
})
