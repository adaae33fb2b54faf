import type { Event, IEventBusModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Medusa's bus in memory and the one on Redis alike tell it what they are about to send. */
type Intercepting = IEventBusModuleService & {
  addInterceptor(interceptor: (message: Event<unknown>) => void): unknown
  removeInterceptor(interceptor: (message: Event<unknown>) => void): unknown
}

const SUBSCRIBER = "test-event-recorder"

/** So long after the last event, a case has no more to say. */
const QUIET_MS = process.env.REDIS_URL ? 200 : 60

/** Writes down every event that Medusa emits, whoever listens. */
export class EventRecorder {
  readonly #bus: Intercepting
  readonly #note = (message: Event<unknown>): void => {
    this.#lastAt = performance.now()
    this.#emitted += 1
    const { name, data, metadata } = message
    // As it arrives elsewhere: nobody shares objects with the sender.
    this.#events.push(JSON.parse(JSON.stringify({ name, data, metadata: metadata ?? {} })))
  }
  readonly #count = (): Promise<void> => {
    this.#arrived += 1
    return Promise.resolve()
  }
  #events: Event<unknown>[] = []
  #emitted = 0
  /** What the bus has given to its subscribers. */
  #arrived = 0
  #lastAt = 0

  constructor(container: MedusaContainer) {
    this.#bus = container.resolve(Modules.EVENT_BUS) as unknown as Intercepting
    this.#bus.addInterceptor(this.#note)
    this.#bus.subscribe("*", this.#count, { subscriberId: SUBSCRIBER })
  }

  /** What came since the last call, waiting until all has arrived and nothing more comes. */
  async take(): Promise<Event<unknown>[]> {
    this.#lastAt = performance.now()
    while (performance.now() - this.#lastAt < QUIET_MS || this.#arrived < this.#emitted) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
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
    this.#bus.unsubscribe("*", this.#count, { subscriberId: SUBSCRIBER })
  }
}
