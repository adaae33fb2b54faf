import { QueryFailedError } from "typeorm"

/** Postgres' codes that the module has an answer to. */
export const PostgresErrors = {
  UNIQUE_VIOLATION: "23505",
  DEADLOCK_DETECTED: "40P01",
  /** Cancelled, by the statement's time limit for one. */
  QUERY_CANCELED: "57014",
} as const

/** True when a statement failed with that code. */
export function failedWith(
  error: unknown,
  code: (typeof PostgresErrors)[keyof typeof PostgresErrors]
): boolean {
  if (!(error instanceof QueryFailedError)) {
    return false
  }
  const driverError: unknown = error.driverError
  return driverError instanceof Error && "code" in driverError && driverError.code === code
}

/** Codes of a connection that is no more: the system's, and Postgres' when it ends a session. */
const LOST = ["ECONNRESET", "EPIPE", "57P01", "57P02", "57P03", "08003", "08006"]

/** True when a query failed since its connection was lost. */
export function isConnectionLost(error: unknown): boolean {
  const driver = error instanceof QueryFailedError ? (error.driverError as unknown) : error
  if (typeof driver !== "object" || driver === null) {
    return false
  }
  // Driver and ORM name no code where they closed the connection themselves.
  const { code, message } = driver as { code?: unknown; message?: unknown }
  return (
    LOST.some((lost) => lost === code) ||
    (typeof message === "string" &&
      /^Connection terminated|not queryable|already released/.test(message))
  )
}

/** Postgres' classes of values that it cannot take, and of constraints. */
const REFUSED = ["22", "23"]

/**
 * True when what failed fails again with the same values: they, and not the database, are at
 * fault.
 */
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) {
    return !isConnectionLost(error)
  }
  const { code } = error.driverError as { code?: unknown }
  return typeof code === "string" && REFUSED.includes(code.slice(0, 2))
}
