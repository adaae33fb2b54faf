import { setTimeout as sleep } from "node:timers/promises"

/**
 * Asks again and again until the answer is there.
 * @param ask answers null as long as there is nothing to be seen yet
 * @param what for the error
 * @throws Error when there is nothing after that many milliseconds
 */
export async function eventually<Value>(
  ask: () => Promise<Value | null>,
  what: string,
  timeoutMs = 30_000
): Promise<Value> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const value = await ask()
    if (value !== null) {
      return value
    }
    if (Date.now() > deadline) {
      throw new Error(`after ${timeoutMs / 1000} s still not: ${what}`)
    }
    await sleep(200)
  }
}
