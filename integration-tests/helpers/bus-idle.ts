import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** What Medusa's bus on Redis has, and the one in memory has not. */
type RedisBus = {
  readonly queue_?: { getJobCounts(): Promise<Readonly<Record<string, number>>> }
  readonly eventBusRedisConnection_?: { ping(): Promise<unknown> }
}

/** States in which BullMQ keeps events that are over. */
const OVER: ReadonlySet<string> = new Set(["completed", "failed"])

/** Looks at an idle bus until it is believed: between two, nothing is under way unseen. */
const LOOKS = 2
const LOOK_AGAIN_MS = 30

/**
 * Waits until every event that was sent is with its subscribers and they are done with it. In
 * memory that is the next turn; on Redis, which may be busy, when its queue is empty.
 *
 * @throws Error when something is still under way after three minutes
 */
export async function busIsIdle(container: MedusaContainer): Promise<void> {
  const bus = container.resolve(Modules.EVENT_BUS) as unknown as RedisBus
  const deadline = performance.now() + 180_000
  for (let idle = 0; idle < LOOKS;) {
    const waiting = await underWay(bus)
    idle = waiting === 0 ? idle + 1 : 0
    if (performance.now() > deadline) {
      throw new Error(`${waiting} events are still on the bus after three minutes`)
    }
    if (bus.queue_) {
      await sleep(LOOK_AGAIN_MS)
    }
  }
}

async function underWay({ queue_, eventBusRedisConnection_ }: RedisBus): Promise<number> {
  // A workflow's own events are fetched from Redis when it has ended, and only then queued: the
  // answer to this comes after theirs, by the same connection.
  await eventBusRedisConnection_?.ping()
  await nextTurn()
  const counts = (await queue_?.getJobCounts()) ?? {}
  return Object.entries(counts)
    .filter(([state]) => !OVER.has(state))
    .reduce((sum, [, count]) => sum + count, 0)
}
