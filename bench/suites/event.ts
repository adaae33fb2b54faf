import type { Client } from "pg"
import type { EventRun } from "../app/event"
import {
  fillShop,
  keepProfiles,
  makeEventCustomers,
  personIds,
  undoEvent,
  type EventCustomer,
} from "../fixtures/event-shop"
import type { BenchChild } from "../medusa/child"
import type { MedusaServer } from "../medusa/server"
import { progress } from "../progress"
import { benchResult, type BenchResult } from "../result"
import { median } from "../statistics"

/** Purchases of the customer before the event; 0 is somebody's first order, shown apart. */
const ORDERS = [1, 10, 100, 1000, 0] as const
/** Sizes of the shops, as parts of the largest. */
const SHOPS = [0.01, 0.1, 1] as const
const WARM_UPS = 3
const REPEATS = 15
/** Median time against that of the smallest customer in the smallest shop. */
const LIMIT = 1.5

/** One customer in one shop. */
type Case = {
  readonly people: number
  readonly customer: EventCustomer
  readonly client: Client
  readonly child: BenchChild
  readonly seconds: number[]
  /** The run whose plans were asked for. */
  explained: EventRun | null
}

/**
 * One order event from the hint to the stored profile, for customers with few and many orders in
 * small and large shops. All shops stand side by side and take turns, so that a busy machine is
 * busy for all of them.
 */
export async function eventSuite(server: MedusaServer, people: number): Promise<BenchResult[]> {
  const cases: Case[] = []
  for (const share of SHOPS) {
    cases.push(...(await openShop(server, Math.round(people * share))))
  }
  progress("measuring")
  await everyOne(cases, WARM_UPS, () => {})
  for (const one of cases) {
    one.explained = await runOnce(one, { explain: true })
  }
  await everyOne(cases, REPEATS, (one, { seconds }) => one.seconds.push(seconds))
  const known = cases.filter(({ customer }) => customer.orders > 0)
  const first = cases.filter(({ customer }) => customer.orders === 0)
  return [...report(known), ...report(first)]
}

async function openShop(server: MedusaServer, people: number): Promise<Case[]> {
  progress(`filling a shop of ${people.toLocaleString("en")} people`)
  const databaseUrl = await server.createDatabase(`retention_bench_event_${people}`)
  const client = await server.connect(databaseUrl)
  const child = await server.start({
    script: "event",
    databaseUrl,
    env: { RETENTION_EVENTS: "off", MEDUSA_WORKER_MODE: "server" },
  })
  const pattern = await child.call<string>("pattern")
  await fillShop(client, people)
  const customers = await makeEventCustomers(client, pattern, ORDERS)
  await client.query("VACUUM ANALYZE")
  await child.call("score", { person_ids: await personIds(client, customers) })
  await keepProfiles(client)
  return customers.map((customer) => ({
    people,
    customer,
    client,
    child,
    seconds: [],
    explained: null,
  }))
}

async function everyOne(
  cases: readonly Case[],
  times: number,
  done: (one: Case, run: EventRun) => void
): Promise<void> {
  for (let repeat = 0; repeat < times; repeat += 1) {
    for (const one of cases) {
      done(one, await runOnce(one, { explain: false }))
    }
  }
}

async function runOnce(one: Case, how: { explain: boolean }): Promise<EventRun> {
  const { order_id } = one.customer
  const run = await one.child.call<EventRun>("event", { order_id, ...how })
  await undoEvent(one.client, one.customer)
  return run
}

function report(cases: readonly Case[]): BenchResult[] {
  const [smallest] = cases
  return cases.map((one) => {
    const differing = differences(smallest?.explained, one.explained)
    return benchResult({
      name: nameOf(one),
      seconds: median(one.seconds),
      baselineSeconds: median(smallest?.seconds ?? []),
      queries: one.explained?.statements.length ?? null,
      rowsWritten: null,
      limit: LIMIT,
      plans: differing.length === 0 ? "same" : "DIFFERENT",
      notes: differing,
    })
  })
}

function nameOf({ customer, people }: Case): string {
  const [orders, all] = [customer.orders, people].map((count) => count.toLocaleString("en"))
  return customer.orders === 0
    ? `first order of somebody new, shop of ${all} people`
    : `customer with ${orders} orders, shop of ${all} people`
}

/** What one run did otherwise than another: statements, or plans of the same statement. */
function differences(expected?: EventRun | null, found?: EventRun | null): string[] {
  const [before = [], after = []] = [expected?.statements, found?.statements]
  if (before.length !== after.length) {
    return [`${after.length} statements in the place of ${before.length}`]
  }
  return after.flatMap(({ text, plan }, index) => {
    const other = before[index]
    if (other?.text === text && other.plan === plan) {
      return []
    }
    const [here, there] = [nodesOf(plan), nodesOf(other?.plan)]
    const only = (some: readonly string[], all: readonly string[]) =>
      some.filter((node) => !all.includes(node)).join(", ") || "the same nodes in another order"
    return [`${only(here, there)} in the place of ${only(there, here)}: ${shorten(text)}`]
  })
}

function nodesOf(plan: string | null | undefined): string[] {
  return [...new Set((plan ?? "no plan").split(/[(),]/).map((node) => node.trim()))]
}

function shorten(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 120)
}
