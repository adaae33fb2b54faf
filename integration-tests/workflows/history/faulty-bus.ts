import type { Event, MedusaContainer } from "@medusajs/framework/types"
import { hintsOf } from "../../../src/workflows/changes/hints-of"
import { subscribedTo } from "../../helpers/delivery"
import type { SeededRandom } from "../../helpers/seeded-random"
import { retention } from "../../helpers/small-shop"

/** Shares of events that are lost, late, and brought twice. */
export type Faults = { readonly lost: number; readonly late: number; readonly doubled: number }

/**
 * A bus that loses events, brings them twice, late, or in another order. Never lost are those
 * after which nothing is left that a reconcile could find.
 */
export class FaultyBus {
  readonly #container: MedusaContainer
  readonly #random: SeededRandom
  #soon: Event<unknown>[] = []
  #late: Event<unknown>[] = []

  readonly #faults: Faults

  constructor(container: MedusaContainer, random: SeededRandom, faults: Faults) {
    this.#faults = faults
    this.#container = container
    this.#random = random
  }

  /** Takes events that were emitted. */
  send(events: readonly Event<unknown>[]): void {
    for (const event of subscribedTo(events)) {
      if (!IRREPLACEABLE.has(event.name) && this.#random.chance(this.#faults.lost)) {
        continue
      }
      const queue = this.#random.chance(this.#faults.late) ? this.#late : this.#soon
      queue.push(event, ...(this.#random.chance(this.#faults.doubled) ? [event] : []))
    }
  }

  /** Brings what is due, and some of what is late. */
  async deliver(): Promise<void> {
    const [late, still] = this.#split(this.#late, 0.2)
    const due = [...this.#soon, ...late]
    this.#soon = []
    this.#late = still
    await this.#bring(due)
  }

  /** Brings what is still under way, or where events are lost only some of it. */
  async end(): Promise<void> {
    const share = this.#faults.lost > 0 ? this.#random.next() : 1
    const due = [...this.#soon, ...this.#late].filter(
      ({ name }) => IRREPLACEABLE.has(name) || this.#random.chance(share)
    )
    this.#soon = []
    this.#late = []
    await this.#bring(due)
  }

  async #bring(events: readonly Event<unknown>[]): Promise<void> {
    const hints = this.#random
      .shuffled(events)
      .flatMap(({ name, data }) => hintsOf(name, data) ?? [])
    await retention(this.#container).hints.note(hints, () => new Date())
  }

  #split<T>(all: readonly T[], share: number): [T[], T[]] {
    const drawn = all.map((one) => ({ one, mine: this.#random.chance(share) }))
    return [
      drawn.flatMap(({ one, mine }) => (mine ? [one] : [])),
      drawn.flatMap(({ one, mine }) => (mine ? [] : [one])),
    ]
  }
}

/** A record deleted for good leaves no row behind; without its event a full check has to find out. */
const IRREPLACEABLE: ReadonlySet<string> = new Set(["order.order.deleted"])
