import { setTimeout as wait } from "node:timers/promises"

/** Waits for something that never fails, but no longer than that; it goes on by itself then. */
export async function waitAtMost(milliseconds: number, run: Promise<unknown>): Promise<void> {
  const patience = new AbortController()
  const tired = wait(milliseconds, undefined, { signal: patience.signal }).catch(() => undefined)
  await Promise.race([run, tired])
  patience.abort()
}
