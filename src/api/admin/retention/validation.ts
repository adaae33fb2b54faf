import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

/**
 * Checks a query or a body against a strict schema. Medusa's own validator does not say which
 * fields are allowed, nor which field a message of ours is about.
 * @throws MedusaError INVALID_DATA naming every offending field and what is allowed
 */
export function parseRequest<Schema extends z.ZodObject>(
  schema: Schema,
  input: unknown
): z.infer<Schema> {
  const result = schema.safeParse(input ?? {})
  if (!result.success) {
    const problems = result.error.issues.flatMap((issue) => problemsOf(issue, schema))
    throw new MedusaError(MedusaError.Types.INVALID_DATA, problems.join("; "))
  }
  return result.data
}

/** A page of a list. */
export const pageShape = {
  limit: wholeNumber({ min: 1, max: 200 }).default(20),
  offset: wholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER }).default(0),
}

/** Query without parameters. */
export const noParameters = z.strictObject({})

/** A list without filters. */
export const pageParameters = z.strictObject(pageShape)

/** A whole number as a query writes it. */
export function wholeNumber({ min, max }: { min: number; max: number }) {
  const allowed =
    max === Number.MAX_SAFE_INTEGER
      ? `must be a whole number of at least ${min}`
      : `must be a whole number from ${min} to ${max}`
  return z
    .string({ error: allowed })
    .regex(/^\d{1,15}$/, { error: allowed })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: allowed })
}

/**
 * Named values as `name[key]=value`. Unknown names are refused with those that are allowed.
 * @param example how a query writes it
 */
export function namedValues<Shape extends z.ZodRawShape>(shape: Shape, example: string) {
  const allowed = `allowed: ${Object.keys(shape).join(", ")}`
  return z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? allowed : `must be given as ${example}`),
  })
}

/** `true` or `false` as a query writes it. */
export const flag = z
  .enum(["true", "false"], { error: "must be true or false" })
  .transform((value) => value === "true")

/** One value, or several as `name[]=a&name[]=b`, each of a known set. */
export function oneOrMany<const Value extends string>(allowed: readonly Value[]) {
  return listOf(z.enum(allowed, { error: `must be one of ${allowed.join(", ")}` }))
}

/** One value or several of any kind. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value): unknown[] => (Array.isArray(value) ? value : [value]),
    z.array(item).min(1).max(200, { error: "must hold at most 200 values" })
  )
}

function problemsOf(issue: z.core.$ZodIssue, schema: z.ZodObject): string[] {
  const path = issue.path.join(".")
  if (issue.code === "unrecognized_keys") {
    const fields = Object.keys(schema.shape)
    const allowed = fields.length > 0 ? `allowed: ${fields.join(", ")}` : "nothing is allowed here"
    const hint = path === "" ? allowed : issue.message
    return issue.keys.map((key) => `Unknown field ${path ? `${path}.` : ""}${key}; ${hint}`)
  }
  return [`${path || "body"}: ${issue.message}`]
}
