import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"

/** Public research data that is not part of this repository; see docs/demo.md. */
const FOLDER = resolve(process.env.RETENTION_SHARED_DATA ?? join(process.cwd(), "../shared/data"))

/** One order of such a list. */
export type SharedPurchase = {
  readonly person: string
  /** ISO day. */
  readonly day: string
  /** Decimal string. */
  readonly amount: string
}

const isPresent = ["CDNOW_sample.txt", "online_retail_orders.csv"].every((name) =>
  existsSync(join(FOLDER, name))
)

if (!isPresent) {
  process.stderr.write(`Skipped: no order lists in ${FOLDER} (RETENTION_SHARED_DATA)\n`)
}

/** Whether the lists are there; where they are not, that was said. */
export function hasSharedData(): boolean {
  return isPresent
}

/** Fader and Hardie's sample of CDNOW's customers of early 1997, with 18 months of orders. */
export function cdnowPurchases(): SharedPurchase[] {
  return lines("CDNOW_sample.txt").map((line) => {
    const [, person = "", date = "", , amount = ""] = line.trim().split(/\s+/)
    return { person, day: date.replace(/(....)(..)(..)/, "$1-$2-$3"), amount }
  })
}

/** A year of a British wholesaler's orders, without the cancelled ones. */
export function wholesalePurchases(): SharedPurchase[] {
  return lines("online_retail_orders.csv")
    .slice(1)
    .map((line) => line.split(","))
    .filter((cells) => cells[2] === "FALSE")
    .map(([, person = "", , amount = "", , , at = ""]) => {
      return { person, day: at.slice(0, 10), amount }
    })
}

function lines(name: string): string[] {
  return readFileSync(join(FOLDER, name), "utf8").split(/\r?\n/).filter(Boolean)
}

/** What the models know of one person, purchases of one day as one. */
export type SharedCustomer = {
  readonly frequency: number
  readonly recency: number
  readonly age: number
  /** The repeat purchase days' mean amount. */
  readonly monetary: number
}

/** Everybody who had bought by an ISO day, as of its end. */
export function customersAt(purchases: readonly SharedPurchase[], until: string): SharedCustomer[] {
  const people = new Map<string, Map<number, number>>()
  for (const { person, day, amount } of purchases.filter((purchase) => purchase.day <= until)) {
    const days = people.get(person) ?? new Map<number, number>()
    const number = dayNumber(day)
    people.set(person, days.set(number, (days.get(number) ?? 0) + Number(amount)))
  }
  return [...people.values()].map((amounts) => {
    const days = [...amounts.keys()].sort((a, b) => a - b)
    const [first = 0, last = 0] = [days[0], days.at(-1)]
    const spent = days.slice(1).reduce((sum, day) => sum + (amounts.get(day) ?? 0), 0)
    const frequency = days.length - 1
    const monetary = frequency === 0 ? 0 : spent / frequency
    return { frequency, recency: last - first, age: dayNumber(until) - first, monetary }
  })
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}
