/** Long enough to know what it was; a database may answer with the whole statement, values and all. */
const MAX_LENGTH = 500

/** What an error says. Those of a workflow are copies, which are no instances of their class. */
export function messageOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown }
  return (typeof message === "string" ? message : String(error)).slice(0, MAX_LENGTH)
}
