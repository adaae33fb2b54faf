import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { describeIssues } from "../../domain/policy/describe-issues"

/** Letters of a name, and of a description. */
export const MOST_LETTERS = { name: 100, description: 1000 } as const

const storable = (most: number, least: number, allowed: string) =>
  z
    .string({ error: allowed })
    .trim()
    .min(least, { error: allowed })
    .max(most, { error: allowed })
    .refine((text) => !/\0|\p{Surrogate}/u.test(text), {
      error: "must be text without NUL characters",
    })

/** What a segment is called. */
export const nameSchema = storable(
  MOST_LETTERS.name,
  1,
  `must be text of 1 to ${MOST_LETTERS.name} letters`
)

/** What it is for; nothing is null. */
export const descriptionSchema = storable(
  MOST_LETTERS.description,
  0,
  `must be text of at most ${MOST_LETTERS.description} letters`
)
  .nullable()
  .transform((text) => (text === "" ? null : text))

const given = z.object({ name: nameSchema.optional(), description: descriptionSchema.optional() })

/**
 * Checks name and description, those of them that are given.
 * @throws MedusaError INVALID_DATA naming the field and what is allowed
 */
export function parseText(input: { readonly name?: unknown; readonly description?: unknown }) {
  const result = given.safeParse({ name: input.name, description: input.description })
  if (!result.success) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, describeIssues(result.error.issues))
  }
  return result.data
}

/**
 * A name that is not taken: itself, or with the first free number behind it.
 * @param taken in lower case
 */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? "" : ` (${number})`
    const free = name.slice(0, MOST_LETTERS.name - suffix.length).trimEnd() + suffix
    if (!taken.has(free.toLowerCase())) {
      return free
    }
  }
}
