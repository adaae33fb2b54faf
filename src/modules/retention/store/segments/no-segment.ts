import { MedusaError } from "@medusajs/framework/utils"

/** What is answered for an id that no segment has. */
export function noSegment(id: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, `There is no segment ${id}`)
}

/** What is answered where an archived segment is to do what only active ones do. */
export function isArchived(id: string): MedusaError {
  return new MedusaError(MedusaError.Types.CONFLICT, `Segment ${id} is archived; restore it first`)
}
