import type { Event, IEventBusModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { busIsIdle } from "./bus-idle"

/** Medusa's bus in memory and the one on Redis alike tell it what they are about to send. */
type Intercepting = IEventBusModuleService & {
  addInterceptor(interceptor: (message: Event<unknown>) => void): unknown
  removeInterceptor(interceptor: (message: Event<unknown>) => void): unknown
}

/** So long after the last event, a case has no more to say. */
const QUIET_MS = 60

/** Writes down every event that Medusa emits, whoever listens. */
export class EventRecorder {
  readonly #container: MedusaContainer
  readonly #bus: Intercepting
  readonly #note = (message: Event<unknown>): void => {
    this.#lastAt = performance.now()
    const { name, data, metadata } = message
    // As it arrives elsewhere: nobody shares objects with the sender.
    this.#events.push(JSON.parse(JSON.stringify({ name, data, metadata: metadata ?? {} })))
  }
  #events: Event<unknown>[] = []
  #lastAt = 0

  constructor(container: MedusaContainer) {
    this.#container = container
    this.#bus = container.resolve(Modules.EVENT_BUS) as unknown as Intercepting
    this.#bus.addInterceptor(this.#note)
  }

  /** What came since the last call, waiting until all has arrived and nothing more comes. */
  async take(): Promise<Event<unknown>[]> {
    this.#lastAt = performance.now()
    do {
      await new Promise((resolve) => setTimeout(resolve, 10))
      await busIsIdle(this.#container)
    } while (performance.now() - this.#lastAt < QUIET_MS)
    return this.takeNow()
  }

  /** What came since the last call, up to now. */
  takeNow(): Event<unknown>[] {
    const events = this.#events
    this.#events = []
    // The plugin's own are answers to what happened.
    return events.filter(({ name }) => !name.startsWith("retention."))
  }

  stop(): void {
    this.#bus.removeInterceptor(this.#note)
  }
}
