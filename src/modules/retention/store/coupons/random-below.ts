import { randomBytes } from "node:crypto"

/** Bytes drawn at once: one draw costs as much as thousands of bytes. */
const POOL = 4096
const BYTE = 256

/**
 * Whole numbers from 0 to below a bound, each as likely, from the system's randomness; as
 * `crypto.randomInt`, of which a batch of codes would ask a thousand times.
 *
 * @returns a function for bounds from 1 to 256
 */
export function randomBelow(): (below: number) => number {
  let pool = randomBytes(POOL)
  let at = 0
  return (below) => {
    // What does not divide evenly would make the first numbers likelier.
    const fair = BYTE - (BYTE % below)
    for (;;) {
      if (at === pool.length) {
        pool = randomBytes(POOL)
        at = 0
      }
      const byte = pool[at] ?? 0
      at += 1
      if (byte < fair) {
        return byte % below
      }
    }
  }
}
