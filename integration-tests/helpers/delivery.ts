import type { Event, MedusaContainer } from "@medusajs/framework/types"
import { takeInChangesWorkflow } from "../../src/workflows/changes"
import { hear } from "../../src/workflows/changes/hear"
import {
  CART_EVENTS,
  CATALOGUE_EVENTS,
  CUSTOMER_EVENTS,
  ORDER_EVENTS,
} from "../../src/workflows/changes/hints-of"
import { reconcileChangedWorkflow, reconcileRecentWorkflow } from "../../src/workflows/reconcile"
import { retention } from "./small-shop"

const SUBSCRIBED: ReadonlySet<string> = new Set([
  ...ORDER_EVENTS,
  ...CUSTOMER_EVENTS,
  ...CATALOGUE_EVENTS,
  ...CART_EVENTS,
])

/** Those of some events that the plugin subscribes to. */
export function subscribedTo(events: readonly Event<unknown>[]): Event<unknown>[] {
  return events.filter(({ name }) => SUBSCRIBED.has(name))
}

/** Gives events to the plugin one by one, as the bus does. */
export async function deliver(
  container: MedusaContainer,
  events: readonly Event<unknown>[]
): Promise<void> {
  for (const event of subscribedTo(events)) {
    await hear(container, event)
  }
}

/** Takes in what was heard until nothing waits any more. */
export async function takeIn(container: MedusaContainer): Promise<void> {
  await untilNothingWaits(container, async () => {
    await takeInChangesWorkflow(container).run()
  })
}

/** Waits until the plugin has taken in by itself what it heard. */
export async function takenIn(container: MedusaContainer): Promise<void> {
  await untilNothingWaits(container, pause)
}

/** What the jobs do, until nothing is left to do. */
export async function reconcile(container: MedusaContainer): Promise<void> {
  for (const pass of [reconcileRecentWorkflow, reconcileChangedWorkflow]) {
    for (let status = "more"; status === "more";) {
      status = (await pass(container).run({ input: {} })).result.status
    }
  }
  await takeIn(container)
}

/** One short run of each pass, as a reconcile that is broken off. */
export async function reconcileSome(
  container: MedusaContainer,
  max_records: number
): Promise<void> {
  await reconcileRecentWorkflow(container).run({ input: { max_records } })
  await reconcileChangedWorkflow(container).run({ input: { max_records } })
}

const PATIENCE_MS = 20_000

async function untilNothingWaits(
  container: MedusaContainer,
  meanwhile: () => Promise<void>
): Promise<void> {
  const { hints, scoring, problems } = retention(container)
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    await meanwhile()
    // Hints go after what they named is in the ledger, with its people marked as unscored.
    if ((await hints.count()) + (await scoring.waiting()) === 0) {
      return
    }
    if (performance.now() > until) {
      const failed = await problems.list({ kind: "sync_failed", limit: 20, offset: 0 })
      throw new Error(`was not taken in: ${JSON.stringify(failed)}`)
    }
    await pause()
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 25))
}
