import { WorkflowScheduler } from "@medusajs/framework/orchestration"
import type { Event, MedusaContainer } from "@medusajs/framework/types"
import { takeInChangesWorkflow } from "../../src/workflows/changes"
import { hear } from "../../src/workflows/changes/hear"
import {
  CART_EVENTS,
  CATALOGUE_EVENTS,
  CUSTOMER_EVENTS,
  ORDER_EVENTS,
} from "../../src/workflows/changes/hints-of"
import { checkLedgerWorkflow } from "../../src/workflows/check"
import {
  reconcileChangedWorkflow,
  reconcileRecentWorkflow,
  type ReconcileInput,
} from "../../src/workflows/reconcile"
import { OVERLAP_MS } from "../../src/workflows/reconcile/context"
import { NO_COUNTS } from "../../src/workflows/reconcile/read-again"
import { isTakingIn, watchBursts } from "./bursts"
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

/** Has bursts taken in soon after they are over: nobody is at a checkout here. */
export function beImpatient(container: MedusaContainer): void {
  watchBursts(container, { quiet_ms: 100, at_most_ms: 10_000 })
}

/** Takes the jobs off Medusa's clock: a test must not depend on the minute it runs in. */
export async function stopTheClock(): Promise<void> {
  await new WorkflowScheduler().clear()
}

/** Lets things happen that the plugin does not hear of. */
export async function unheard<T>(container: MedusaContainer, work: () => Promise<T>): Promise<T> {
  const service = retention(container)
  Object.defineProperty(service, "listens", { value: false, configurable: true })
  try {
    return await work()
  } finally {
    // Its own property hides that of the class.
    Reflect.deleteProperty(service, "listens")
  }
}

/** Waits until the plugin has taken in by itself what it heard. */
export async function takenIn(container: MedusaContainer): Promise<void> {
  await untilNothingWaits(container, pause)
}

/** What the jobs do, until nothing is left to do. */
export async function reconcile(container: MedusaContainer): Promise<void> {
  while ((await reconcileRecent(container, {})) === "more") {
    // It goes on where it stopped.
  }
  while ((await reconcileChanged(container, {})) === "more") {
    // So does this.
  }
  await takeIn(container)
}

/** One short run of each pass, as a reconcile that is broken off. */
export async function reconcileSome(
  container: MedusaContainer,
  max_records: number
): Promise<void> {
  await reconcileRecent(container, { max_records })
  await reconcileChanged(container, { max_records })
}

/**
 * How far a reconcile looks back here, for what was not committed when the last one read; its own
 * ten minutes are all that a test lasts, and it would read everything each time.
 */
const LOOK_BACK_MS = 2000

async function reconcileRecent(container: MedusaContainer, input: ReconcileInput) {
  const { result } = await reconcileRecentWorkflow(container).run({ input })
  const { reconciles } = retention(container)
  const state = await reconciles.stored("reconcile_fast")
  if (result.status === "done" && state) {
    const read_until = lookingBackLess(state.read_until)
    await reconciles.record("reconcile_fast", { ...state, read_until }, new Date())
  }
  return result.status
}

async function reconcileChanged(container: MedusaContainer, input: ReconcileInput) {
  const { result } = await reconcileChangedWorkflow(container).run({ input })
  const { reconciles } = retention(container)
  const state = await reconciles.stored("reconcile_slow")
  if (result.status === "done" && state) {
    const read_until = lookingBackLess(state.read_until)
    await reconciles.record("reconcile_slow", { ...state, read_until }, new Date())
  }
  return result.status
}

function lookingBackLess(readUntil: string | null): string | null {
  return readUntil === null
    ? null
    : new Date(Date.parse(readUntil) + OVERLAP_MS - LOOK_BACK_MS).toISOString()
}

/** Holds everything against Medusa's records, and makes right what is not. */
export async function fullCheck(container: MedusaContainer): Promise<void> {
  await withoutReconcile(container, () =>
    checkLedgerWorkflow(container).run({ input: { mend: true } })
  )
}

/**
 * Has the next reconcile find only what was written since then, as if all the rest were years
 * old. Otherwise it would read again whatever was made in the ten minutes that it looks back, and
 * everything in a test was.
 */
export async function forgetReadingsSince(container: MedusaContainer, then: Date): Promise<void> {
  const { reconciles } = retention(container)
  const account = { started_at: then.toISOString(), finished_at: then.toISOString(), error: null }
  const state = {
    read_until: new Date(then.getTime() + OVERLAP_MS).toISOString(),
    window: null,
    last_run: { ...NO_COUNTS, ...account, status: "done" as const },
  }
  await reconciles.record("reconcile_fast", state, then)
  await reconciles.record("reconcile_slow", state, then)
}

/** Keeps the reconcile's own jobs, which come every few minutes, from mending what is tested. */
export async function withoutReconcile<T>(
  container: MedusaContainer,
  work: () => Promise<T>
): Promise<T> {
  const { reconciles } = retention(container)
  for (;;) {
    const outcome = await reconciles.runAlone("reconcile_fast", async () => ({
      inner: await reconciles.runAlone("reconcile_slow", async () => ({ value: await work() })),
    }))
    if (outcome?.inner) {
      return outcome.inner.value
    }
    await pause()
  }
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
    const waiting = (await hints.count()) + (await scoring.waiting())
    // Whoever empties our tables next must not meet the work that is still going on in them.
    if (waiting === 0 && !isTakingIn(container)) {
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
