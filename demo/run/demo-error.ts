/** Something the user should read as it is, without a stack trace. */
export class DemoError extends Error {
  override readonly name = "DemoError"
}
