import { z } from "zod"
import { dayCount, isoDayText } from "./days"
import type { FieldShape } from "./kinds"
import { RULE_LIMITS, type Operator, type RuleValue, type RuleWindow } from "./rule"
import { storableText } from "./text"

const MONEY_ALLOWED = 'must be an amount in a string, such as "99.50"'

const money = z
  .string({ error: MONEY_ALLOWED })
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/, { error: MONEY_ALLOWED })

/** What a condition on a field takes with an operator; null where it takes nothing. */
export function valueSchema(field: FieldShape, operator: Operator): z.ZodType<RuleValue> | null {
  switch (operator) {
    case "set":
    case "not_set":
      return null
    case "is":
      return z.boolean({ error: "must be true or false" })
    case "in_last":
    case "more_than_ago":
    case "in_next":
      return dayCount(1)
    case "between_ago":
      return range(dayCount(0))
    case "before":
    case "after":
      return isoDayText
    case "contains":
    case "starts_with":
      return storableText(RULE_LIMITS.text)
    case "in":
    case "not_in":
    case "any_of":
    case "all_of":
    case "none_of":
      return several(field)
    case "between":
      return range(bound(field))
    default:
      return bound(field)
  }
}

/** When what counts happened. */
export const windowSchema: z.ZodType<RuleWindow> = z
  .strictObject(
    {
      in_last: dayCount(1).optional(),
      more_than_ago: dayCount(1).optional(),
      from: isoDayText.optional(),
      until: isoDayText.optional(),
    },
    {
      error: ({ code }) =>
        code === "unrecognized_keys"
          ? "allowed: in_last, more_than_ago, from, until"
          : "must be an object with in_last, more_than_ago, from or until",
    }
  )
  .superRefine((window, context) => {
    const { in_last, more_than_ago, from, until } = window
    const fixed = from !== undefined || until !== undefined
    const given = [in_last !== undefined, more_than_ago !== undefined, fixed].filter(Boolean)
    if (given.length !== 1) {
      const message = "must have in_last, or more_than_ago, or from and until, one of them"
      context.addIssue({ code: "custom", message })
    } else if (from !== undefined && until !== undefined && until < from) {
      context.addIssue({
        code: "custom",
        path: ["until"],
        message: "must not be earlier than `from`",
      })
    }
  })
  .transform((window) => window as RuleWindow)

/** One number, sum or day of a field. */
function bound(field: FieldShape): z.ZodType<number> | z.ZodType<string> {
  if (field.kind === "money") {
    return money
  }
  if (field.kind === "time") {
    return isoDayText
  }
  const whole = field.kind === "integer"
  const [min, max] = [field.min ?? Number.MIN_SAFE_INTEGER, field.max ?? Number.MAX_SAFE_INTEGER]
  const error = `must be a ${whole ? "whole " : ""}number from ${min} to ${max}`
  return (whole ? z.int({ error }) : z.number({ error })).min(min, { error }).max(max, { error })
}

/** From … to, both included. */
function range(item: z.ZodType<number> | z.ZodType<string>): z.ZodType<RuleValue> {
  const pair = z.array(item as z.ZodType<number | string>, {
    error: "must be a list of two: from and to",
  })
  return pair
    .length(2, { error: "must be a list of two: from and to" })
    .refine(
      ([from = 0, to = 0]) =>
        Number.isNaN(Number(from)) ? from <= to : Number(from) <= Number(to),
      {
        error: "must not end before it begins",
      }
    )
    .transform((value) => value as RuleValue)
}

/** Some of the options, ids or texts. */
function several({ kind, options }: FieldShape): z.ZodType<RuleValue> {
  const most =
    kind === "choice" ? RULE_LIMITS.choices : kind === "list" ? RULE_LIMITS.ids : RULE_LIMITS.texts
  const item =
    options === null
      ? storableText(RULE_LIMITS.text)
      : z.enum(options, { error: `must be one of ${options.join(", ")}` })
  const error = `must be a list of 1 to ${most} values`
  return z.array(item, { error }).min(1, { error }).max(most, { error })
}
