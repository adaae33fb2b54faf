/**
 * Collects the values of one statement and hands out their placeholders, so that SQL composed
 * from named parts never holds a value in its text.
 */
export class SqlParameters {
  readonly values: unknown[] = []

  /** @returns the placeholder, `$1`, `$2` …, of this value */
  bind(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
}
