import { z } from "zod"
import { InvalidInputError } from "../statistics/invalid-input-error"
import { policySchema } from "./schema"

/**
 * The bounds of a number, as the schema has them.
 *
 * @param path a leaf of the policy that is a number, dotted
 * @throws {InvalidInputError} for what is no number there
 */
export function boundsOf(path: string): { readonly min: number; readonly max: number } {
  const found = path.split(".").reduce<unknown>((schema, key) => {
    const object = bare(schema)
    return object instanceof z.ZodObject ? object.shape[key] : undefined
  }, policySchema)
  const number = bare(found)
  if (!(number instanceof z.ZodNumber) || number.minValue === null || number.maxValue === null) {
    throw new InvalidInputError("path", "the path of a number of the policy", path)
  }
  return { min: number.minValue, max: number.maxValue }
}

/** A schema without what wraps it: defaults and null. */
function bare(schema: unknown): unknown {
  return schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
    ? bare(schema.unwrap())
    : schema
}
