import { MedusaError } from "@medusajs/framework/utils"

/**
 * True for a CONFLICT. Workflows hand on a copy of the error, which is no instance of its class
 * any more.
 */
export function isConflict(error: unknown): error is { message: string } {
  return (
    typeof error === "object" &&
    error !== null &&
    "type" in error &&
    error.type === MedusaError.Types.CONFLICT &&
    "message" in error &&
    typeof error.message === "string"
  )
}
