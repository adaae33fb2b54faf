import type { PlannedCustomer, PlannedOrder, ShopPlan } from "../shop/plan"
import { CATEGORIES, CHANNELS, PRODUCTS, REGIONS, SEASONAL, USD_RATE, WELCOME } from "./catalogue"
import { exponential } from "./distributions"
import { drawOrder } from "./orders"
import { asTyped, drawPerson, recordOf, type Person } from "./people"
import {
  DEMO_PROCESS,
  drawBasket,
  drawNature,
  drawRepeatDays,
  type ProcessParameters,
} from "./purchase-process"
import { seededRandom, type Random } from "./random"
import { SeasonalClock } from "./season"

const DAY_MS = 86_400_000
/** Two years. */
const HISTORY_DAYS = 730

export type GenerateOptions = {
  /** The last purchases fall on the day before. */
  readonly now: Date
  readonly seed?: string
  readonly people?: number
  readonly parameters?: ProcessParameters
}

/**
 * A believable shop: the same for the same seed and day. What it is made of, and the parameters
 * behind it, are in docs/demo.md.
 */
export function generateShop({
  now,
  seed = "retention",
  people = 2000,
  parameters = DEMO_PROCESS,
}: GenerateOptions): ShopPlan {
  const random = seededRandom(seed)
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const clock = new SeasonalClock(new Date(today - HISTORY_DAYS * DAY_MS), HISTORY_DAYS)
  const customers: PlannedCustomer[] = []
  const orders: PlannedOrder[] = []
  for (let index = 1; index <= people; index += 1) {
    const person = drawPerson(random, index)
    // More people arrive per day as the shop grows: the density doubles from start to end.
    const arrival = clock.span * (Math.sqrt(1 + 3 * random()) - 1)
    const history = drawHistory({ random, person, arrival, clock, parameters, now })
    customers.push(...history.customers)
    orders.push(...history.orders)
  }
  orders.push(...awkwardOrders(customers, orders, now))
  return {
    name: "Demo Coffee Roasters",
    policy: { base_currency: "eur", rates: { usd: USD_RATE } },
    regions: REGIONS,
    channels: CHANNELS,
    categories: CATEGORIES,
    products: PRODUCTS,
    promotions: [WELCOME, ...SEASONAL].map(({ code, percentage }) => ({ code, percentage })),
    customers,
    orders: orders.sort((a, b) => a.created_at.getTime() - b.created_at.getTime()),
    problems: {},
  }
}

type HistoryInput = {
  readonly random: Random
  readonly person: Person
  /** Seasonal day of the first contact. */
  readonly arrival: number
  readonly clock: SeasonalClock
  readonly parameters: ProcessParameters
  readonly now: Date
}

type History = { readonly customers: PlannedCustomer[]; readonly orders: PlannedOrder[] }

function drawHistory({ random, person, arrival, clock, parameters, now }: HistoryInput): History {
  const typed = asTyped(random, person)
  const met = clock.at(arrival)
  if (person.kind === "registered" || person.kind === "abandoned") {
    const has_account = person.kind === "registered"
    const record = { email: typed, has_account, created_at: met }
    return { customers: [recordOf(person, has_account ? "account" : "cart", record)], orders: [] }
  }
  const nature = drawNature(random, parameters)
  const repeats = drawRepeatDays(random, nature, clock.span - arrival)
  const times = [0, ...repeats].map((day) => clock.at(arrival + day))
  // Those with an account registered up to some weeks before their first purchase.
  const lead = person.kind === "account" ? exponential(random, 1 / 6) : 0
  const registered = new Date(met.getTime() - lead * DAY_MS)
  const records = recordsOf({ person, typed, registered, times, now })
  const orders = times.map((at, place) => {
    const record = [...records].reverse().find(({ created_at }) => created_at <= at)
    return drawOrder(
      random,
      {
        customer: record?.key ?? null,
        email: record?.email ?? person.email,
        at,
        country: person.country,
        currency: person.currency,
        value: drawBasket(random, nature, parameters),
        first: place === 0,
      },
      now
    )
  })
  return { customers: records, orders }
}

type RecordsInput = {
  readonly person: Person
  readonly typed: string
  readonly registered: Date
  readonly times: readonly Date[]
  readonly now: Date
}

/** The records a buyer leaves, oldest first; checkouts write guests in lower case. */
function recordsOf({ person, typed, registered, times, now }: RecordsInput) {
  const first = times[0] ?? registered
  const guest = recordOf(person, "guest", {
    email: person.email,
    has_account: false,
    created_at: first,
  })
  const account = (created_at: Date) =>
    recordOf(person, "account", { email: typed, has_account: true, created_at })
  switch (person.kind) {
    case "account":
      return [account(registered)]
    case "guest":
      return [guest]
    case "both":
      // Registers with the second purchase, or a day after the only one.
      return [
        guest,
        account(times[1] ?? new Date(Math.min(first.getTime() + DAY_MS, now.getTime()))),
      ]
    default:
      return []
  }
}

/** Orders as real shops have them, each a data problem the plugin must report. */
function awkwardOrders(
  customers: readonly PlannedCustomer[],
  orders: readonly PlannedOrder[],
  now: Date
): PlannedOrder[] {
  const last = orders[orders.length - 1]
  const regular = customers.find(({ key }) => key === last?.customer) ?? customers[0]
  if (!last || !regular) {
    return []
  }
  const base = { ...last, canceled_at: null, transactions: [] }
  const someDaysAgo = new Date(now.getTime() - 20 * DAY_MS)
  const owner = { customer: regular.key, email: regular.email }
  return [
    { ...base, ...owner, created_at: new Date(now.getTime() + 3 * DAY_MS) },
    { ...base, customer: null, email: null, created_at: someDaysAgo },
    { ...base, ...owner, currency: "gbp", created_at: someDaysAgo },
  ]
}
