/** Thrown by a statistic for input it is not defined on. */
export class InvalidInputError extends RangeError {
  /**
   * @param field The name of the argument at fault.
   * @param allowed What it may be, in words.
   * @param value What it was.
   */
  constructor(
    readonly field: string,
    allowed: string,
    readonly value: unknown
  ) {
    super(`${field} must be ${allowed}, not ${String(value)}`)
    this.name = "InvalidInputError"
  }
}
