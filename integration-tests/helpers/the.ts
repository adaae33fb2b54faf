/** The value, which has to be there; the test is broken otherwise. */
export function the<T>(value: T | null | undefined, name = "a value"): T {
  if (value === null || value === undefined) {
    throw new Error(`the test expected ${name}`)
  }
  return value
}
