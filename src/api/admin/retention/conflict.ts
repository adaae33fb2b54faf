import type { MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { isConflict } from "../../../workflows/is-conflict"

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
