import type { MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

/**
 * Answers 409 with our own words: Medusa's error handler replaces the message of every conflict
 * by a general one, and the caller would not learn what stands in the way.
 */
export async function answerConflicts(res: MedusaResponse, work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    if (!isConflict(error)) {
      throw error
    }
    res.status(409).json({ type: MedusaError.Types.CONFLICT, message: error.message })
  }
}

/** Workflows hand on a copy of the error, which is no instance of its class any more. */
function isConflict(error: unknown): error is { message: string } {
  return (
    typeof error === "object" &&
    error !== null &&
    "type" in error &&
    error.type === MedusaError.Types.CONFLICT &&
    "message" in error &&
    typeof error.message === "string"
  )
}
