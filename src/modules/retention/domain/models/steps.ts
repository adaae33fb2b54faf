/**
 * A long computation that stops now and then: whoever drives it may let others have their turn.
 * It yields nothing and returns its result.
 */
export type Steps<T> = Generator<void, T, void>

/** Makes something of each of many things, and stops after each. */
export function* madeOfEach<T, U>(things: readonly T[], make: (thing: T) => U): Steps<U[]> {
  const made: U[] = []
  for (const thing of things) {
    made.push(make(thing))
    yield
  }
  return made
}

/** Runs a computation to its end. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) {
      return step.value
    }
  }
}

/**
 * Runs a computation to its end, with a pause after each step.
 *
 * @param pause Comes back when it is our turn again.
 */
export async function inTurns<T>(steps: Steps<T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) {
      return step.value
    }
    await pause()
  }
}
