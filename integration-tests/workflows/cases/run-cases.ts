import type { Event } from "@medusajs/framework/types"
import { deliver, reconcile, subscribedTo, takeIn, takenIn } from "../../helpers/delivery"
import type { EventRecorder } from "../../helpers/event-recorder"
import type { FullShop } from "../../helpers/full-shop"
import {
  differences,
  readLedger,
  type Difference,
  type LedgerState,
} from "../../helpers/ledger-state"
import { rebuild, rescore } from "../../helpers/rebuild"
import { keepRetention, type KeptTables } from "../../helpers/retention-tables"
import { SeededRandom } from "../../helpers/seeded-random"
import type { Happening, ShopCase } from "./shop-case"

/**
 * How the events of a case reach the plugin. `live`: by the bus, while it happens. Then, after the
 * plugin's tables were put back: none of them, and the reconcile; each twice; in another order.
 */
export const DELIVERIES = ["live", "none", "twice", "shuffled"] as const
export type Delivery = (typeof DELIVERIES)[number]

/** Where ledger and profiles stood after a delivery. */
export type Verdict = {
  /** Rows that are not those of a rebuild. */
  readonly differences: readonly Difference[]
  /** Profiles that scoring everybody had to mend. */
  readonly stale_profiles: number
}

/** What came of a case; an error where it could not be told. */
export type CaseOutcome = {
  /** Names of all that Medusa emitted, and of those that the plugin subscribes to. */
  emitted: readonly string[]
  heard: readonly string[]
  /** Throws unless the case did what it says. */
  check: () => void
  verdicts: Partial<Record<Delivery, Verdict | Error>>
}

/** Runs cases in one shop; nothing else happens in it meanwhile. */
export class CaseRunner {
  readonly #shop: FullShop
  readonly #recorder: EventRecorder
  /** The plugin's tables, in step with Medusa's. */
  #inStep: KeptTables | null = null

  constructor(shop: FullShop, recorder: EventRecorder) {
    this.#shop = shop
    this.#recorder = recorder
  }

  /** Runs them one after the other; one that fails leaves the others alone. */
  async run(cases: readonly ShopCase[]): Promise<Map<ShopCase, CaseOutcome>> {
    // Before the first fit nobody is scored.
    await this.#rebuild()
    const happenings = new Map<ShopCase, Happening | Error>()
    for (const [index, shopCase] of cases.entries()) {
      const email = `case-${index}@shop.test`
      happenings.set(shopCase, await orError(() => shopCase.prepare(this.#shop, email)))
    }
    await this.#recorder.take()
    await takenIn(this.#shop.container)
    await this.#rebuild()
    const outcomes = new Map<ShopCase, CaseOutcome>()
    for (const [shopCase, happening] of happenings) {
      outcomes.set(shopCase, await this.#runCase(happening))
    }
    return outcomes
  }

  async #runCase(prepared: Happening | Error): Promise<CaseOutcome> {
    const { container } = this.#shop
    const happened = await orError(async () => valueOf(await orError(valueOf(prepared).happen)))
    const events = await this.#recorder.take()
    const live = await orError(async () => {
      valueOf(happened)
      await takenIn(container)
      return { ledger: await readLedger(container), stale_profiles: await rescore(container) }
    })
    const before = this.#inStep
    const truth = await this.#rebuild()
    const judge = (way: () => Promise<void>) =>
      orError(async (): Promise<Verdict> => {
        valueOf(happened)
        await before?.restore()
        await way()
        const found = differences(await readLedger(container), truth)
        return { differences: found, stale_profiles: await rescore(container) }
      })
    const verdicts: CaseOutcome["verdicts"] = {
      live: live instanceof Error ? live : verdictOf(live, truth),
      none: await judge(() => reconcile(container)),
      twice: await judge(() => this.#hear(events, events)),
      shuffled: await judge(() => this.#hear(new SeededRandom(1).shuffled(events))),
    }
    await this.#inStep?.restore()
    return {
      emitted: events.map(({ name }) => name),
      heard: subscribedTo(events).map(({ name }) => name),
      check: () => {
        valueOf(happened)
        valueOf(prepared).check(truth)
      },
      verdicts,
    }
  }

  /** Delivers bursts, and has each taken in before the next. */
  async #hear(...bursts: (readonly Event<unknown>[])[]): Promise<void> {
    for (const burst of bursts) {
      await deliver(this.#shop.container, burst)
      await takeIn(this.#shop.container)
    }
  }

  async #rebuild(): Promise<LedgerState> {
    const { container } = this.#shop
    await rebuild(container)
    copies += 1
    this.#inStep = await keepRetention(container, `kept_${copies % 2}`)
    return readLedger(container)
  }
}

/** The state before a case and the one after it are needed at once. */
let copies = 0

function verdictOf(
  { ledger, stale_profiles }: { ledger: LedgerState; stale_profiles: number },
  truth: LedgerState
): Verdict {
  return { differences: differences(ledger, truth), stale_profiles }
}

async function orError<T>(work: () => Promise<T>): Promise<T | Error> {
  try {
    return await work()
  } catch (error) {
    // Medusa's workflows throw plain objects.
    return error instanceof Error ? error : new Error(JSON.stringify(error))
  }
}

function valueOf<T>(value: T | Error): T {
  if (value instanceof Error) {
    throw value
  }
  return value
}
