import { z } from "@medusajs/framework/zod"

/** The policy itself is checked where it is stored, by one schema for all who write it. */
const settings = z.record(z.string(), z.unknown(), { error: "must be an object: the whole policy" })

/** Body of the preview. */
export const previewBody = z.strictObject({ settings })

/** Body of a change. */
export const changeBody = z.strictObject({
  settings,
  expected_version: z.int({ error: "must be the version that the edit began with" }).min(1, {
    error: "must be at least 1",
  }),
  note: z
    .string({ error: "must be text" })
    .max(1000, { error: "must be at most 1000 letters" })
    .refine((text) => !/\0|\p{Surrogate}/u.test(text), {
      error: "must be text without NUL characters",
    })
    .nullish(),
})
