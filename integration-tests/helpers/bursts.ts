import type { MedusaContainer } from "@medusajs/framework/types"
import { QuietPeriod, type QuietPeriodOptions } from "../../src/modules/retention/quiet-period"
import { retention } from "./small-shop"

/** A quiet period that tells whether work is still to come. */
class WatchedQuietPeriod extends QuietPeriod {
  #due = false
  #running = false

  get idle(): boolean {
    return !this.#due && !this.#running
  }

  override touch(work: () => Promise<boolean>): void {
    this.#due = true
    super.touch(async () => {
      this.#due = false
      this.#running = true
      try {
        const again = await work()
        this.#due ||= again
        return again
      } finally {
        this.#running = false
      }
    })
  }
}

/** What the plugin hears in a test, which can be asked what comes of it. */
export type WatchedBursts = {
  /** True when nothing is being noted or taken in, and nothing is about to be. */
  readonly idle: () => boolean
}

const watchedIn = new WeakMap<object, WatchedBursts>()

/**
 * Whether the plugin is at work with what it heard, or about to be: segments are evaluated after
 * nothing waits to be scored any more. False where nobody watches.
 */
export function isTakingIn(container: MedusaContainer): boolean {
  const watched = watchedIn.get(retention(container))
  return watched !== undefined && !watched.idle()
}

/** Has bursts end as told, and watches them. */
export function watchBursts(
  container: MedusaContainer,
  options: QuietPeriodOptions
): WatchedBursts {
  const service = retention(container)
  const bursts = new WatchedQuietPeriod(options)
  const cartBursts = new WatchedQuietPeriod(options)
  let noting = 0
  const note = service.hints.note.bind(service.hints)
  service.hints.note = async (...hints) => {
    noting += 1
    await note(...hints).finally(() => (noting -= 1))
  }
  Object.assign(service, { bursts, cartBursts })
  const watched = { idle: () => noting === 0 && bursts.idle && cartBursts.idle }
  watchedIn.set(service, watched)
  return watched
}
