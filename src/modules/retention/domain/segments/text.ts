import { z } from "zod"

/** What Postgres keeps in no text: NUL, and half of a pair of surrogates. */
const UNSTORABLE = /\0|\p{Surrogate}/u

/** Text that a database can be asked for, not empty. */
export function storableText(longest: number) {
  const error = `must be text of 1 to ${longest} letters`
  return z
    .string({ error })
    .min(1, { error })
    .max(longest, { error })
    .refine((text) => !UNSTORABLE.test(text), {
      error: "must be text without NUL characters and broken letters",
    })
}
