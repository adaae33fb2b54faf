import { z } from "zod"

/** An object that refuses unknown keys, and says which it knows. */
export function fields<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `unknown field ${issue.keys.join(", ")}; allowed: ${Object.keys(shape).join(", ")}`
        : "must be an object",
  })
}

/** A whole number of days, up to ten years. */
export const days = (min: number) =>
  z
    .int({ error: "must be a whole number of days" })
    .min(min, { error: `must be at least ${min}` })
    .max(3650, { error: "must be at most 3650" })

/** How many of something. */
export const count = (min: number, max: number) =>
  z
    .int({ error: "must be a whole number" })
    .min(min, { error: `must be at least ${min}` })
    .max(max, { error: `must be at most ${max}` })

/** A number within bounds that may be reached. */
export const within = (min: number, max: number) => {
  const error = `must be a number from ${min} to ${max}`
  return z.number({ error }).min(min, { error }).max(max, { error })
}

/** A share that is neither nothing nor all. */
export const share = z
  .number({ error: "must be a number between 0 and 1" })
  .gt(0, { error: "must be greater than 0" })
  .lt(1, { error: "must be less than 1" })

/** Days of silence at which the three stages of silence begin. */
export const ladder = fields({ at_risk: days(1), dormant: days(1), lost: days(1) })
