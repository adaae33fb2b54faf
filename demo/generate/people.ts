import type { PlannedCustomer } from "../shop/plan"
import { pick, weighted } from "./distributions"
import type { Random } from "./random"

const FIRST = (
  "Anna Ben Clara David Elena Felix Greta Hugo Ida Jonas Klara Leo Mia Noah Olga Paul Rosa Sam " +
  "Tara Uwe Vera Wim Yara Zoe Lin Wei Marta Luca Chiara Pierre Amélie Sofie Daan Grace Henry Ruth"
).split(" ")
const LAST = (
  "Adler Bauer Costa Dubois Engel Fischer Garcia Huber Ivanova Jansen Keller Lopez Meyer Novak " +
  "Olsen Petit Quinn Rossi Schmidt Thompson Urban Vogel Weber Young Zimmer Chen Wang Moretti " +
  "Lefèvre Visser Baker Carter Davis Evans Foster Green"
).split(" ")

/** How a person is known to the shop. */
export type Kind =
  /** Has an account from before the first purchase. */
  | "account"
  /** Bought as a guest; the checkout left a record. */
  | "guest"
  /** Bought as a guest, registered later: two records, one person. */
  | "both"
  /** Bought, but no record is left: the orders carry the e-mail alone. */
  | "unrecorded"
  /** Registered and never bought. */
  | "registered"
  /** Left a cart with an e-mail and never bought. */
  | "abandoned"

/** How many of each hundred people. */
export const KINDS: readonly (readonly [Kind, number])[] = [
  ["account", 47],
  ["guest", 28],
  ["both", 8],
  ["unrecorded", 1],
  ["registered", 13],
  ["abandoned", 3],
]

/** A person before any order. */
export type Person = {
  readonly index: number
  readonly kind: Kind
  readonly first_name: string
  readonly last_name: string
  /** Lower case. */
  readonly email: string
  readonly country: string
  readonly currency: string
}

/** @param index makes the e-mail unique */
export function drawPerson(random: Random, index: number): Person {
  const first_name = pick(random, FIRST)
  const last_name = pick(random, LAST)
  const country = weighted(random, [
    ["de", 42],
    ["at", 12],
    ["fr", 10],
    ["nl", 8],
    ["it", 6],
    ["us", 22],
  ])
  return {
    index,
    kind: weighted(random, KINDS),
    first_name,
    last_name,
    email: `${ascii(first_name)}.${ascii(last_name)}${index}@example.com`.toLowerCase(),
    country,
    currency: country === "us" ? "usd" : "eur",
  }
}

const ascii = (name: string) => name.normalize("NFD").replace(/[^A-Za-z]/g, "")

/** Some people type their address with capitals; Medusa keeps accounts as typed. */
export function asTyped(random: Random, person: Person): string {
  const [local = "", domain = ""] = person.email.split("@")
  return random() < 0.06
    ? `${local.replace(/(^|\.)[a-z]/g, (letter) => letter.toUpperCase())}@${domain}`
    : person.email
}

/** A record of that person. @param suffix tells two records of one person apart */
export function recordOf(
  person: Person,
  suffix: string,
  record: Pick<PlannedCustomer, "email" | "has_account" | "created_at">
): PlannedCustomer {
  const named = record.has_account || suffix !== "cart"
  return {
    key: `${person.index}-${suffix}`,
    first_name: named ? person.first_name : null,
    last_name: named ? person.last_name : null,
    ...record,
  }
}
