import type { Event } from "@medusajs/framework/types"
import {
  deliver,
  forgetReadingsSince,
  fullCheck,
  reconcile,
  subscribedTo,
  takeIn,
  takenIn,
  unheard,
  withoutReconcile,
} from "../../helpers/delivery"
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
import { the } from "../../helpers/the"
import type { Happening, ShopCase } from "./shop-case"

/**
 * How the events of a case reach the plugin. `live`: by the bus, while it happens. Then, after the
 * plugin's tables were put back: none of them, and the reconcile; each twice; in another order;
 * and last none of them, and no reconcile but the full check.
 */
export const DELIVERIES = ["live", "none", "twice", "shuffled", "check"] as const
export type Delivery = (typeof DELIVERIES)[number]

/** Whether ledger and profiles have to be right after that delivery. */
export function mustBeRight({ silent, traceless }: ShopCase, delivery: Delivery): boolean {
  switch (delivery) {
    case "check":
      return true
    case "none":
      return !traceless
    default:
      return !silent
  }
}

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
    // A rebuild puts in step what is prepared, and takes less time than listening to it.
    const happenings = await unheard(this.#shop.container, () => this.#prepare(cases))
    await this.#rebuild()
    const outcomes = new Map<ShopCase, CaseOutcome>()
    for (const [shopCase, happening] of happenings) {
      outcomes.set(shopCase, await this.#runCase(happening))
    }
    return outcomes
  }

  async #prepare(cases: readonly ShopCase[]): Promise<Map<ShopCase, Happening | Error>> {
    const happenings = new Map<ShopCase, Happening | Error>()
    for (const [index, shopCase] of cases.entries()) {
      const email = `case-${index}@shop.test`
      happenings.set(shopCase, await orError(() => shopCase.prepare(this.#shop, email)))
    }
    await this.#recorder.take()
    return happenings
  }

  async #runCase(prepared: Happening | Error): Promise<CaseOutcome> {
    const { container } = this.#shop
    const then = new Date()
    const { happened, events, live } = await withoutReconcile(container, () =>
      this.#happen(prepared)
    )
    const before = the(this.#inStep)
    const truth = await this.#rebuild()
    const judge = (way: () => Promise<void>) =>
      orError(async (): Promise<Verdict> => {
        valueOf(happened)
        await before.restore()
        await way()
        return verdictOf(await this.#stand(), truth)
      })
    const byEvents = (...bursts: (readonly Event<unknown>[])[]) =>
      judge(() => withoutReconcile(container, () => this.#hear(bursts)))
    const verdicts: CaseOutcome["verdicts"] = {
      live: live instanceof Error ? live : verdictOf(live, truth),
      none: await judge(async () => {
        await forgetReadingsSince(container, then)
        await reconcile(container)
      }),
      twice: await byEvents(events, events),
      shuffled: await byEvents(new SeededRandom(1).shuffled(events)),
      check: await judge(() => fullCheck(container)),
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

  /** Lets it happen, with the plugin listening. */
  async #happen(prepared: Happening | Error) {
    const happened = await orError(async () => {
      await valueOf(prepared).happen()
    })
    const events = await this.#recorder.take()
    const live = await orError(async () => {
      valueOf(happened)
      await takenIn(this.#shop.container)
      return this.#stand()
    })
    return { happened, events, live }
  }

  async #stand(): Promise<Standing> {
    const ledger = await readLedger(this.#shop.container)
    return { ledger, stale_profiles: await rescore(this.#shop.container) }
  }

  /** Delivers bursts, and has each taken in before the next. */
  async #hear(bursts: readonly (readonly Event<unknown>[])[]): Promise<void> {
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

/** Ledger as it was found, and how many profiles had to be mended then. */
type Standing = { readonly ledger: LedgerState; readonly stale_profiles: number }

function verdictOf({ ledger, stale_profiles }: Standing, truth: LedgerState): Verdict {
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
