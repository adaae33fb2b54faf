import { QueryFailedError } from "typeorm"

/** Postgres' codes that the module has an answer to. */
export const PostgresErrors = { UNIQUE_VIOLATION: "23505", DEADLOCK_DETECTED: "40P01" } as const

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
