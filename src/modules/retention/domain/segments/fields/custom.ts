import { z } from "zod"
import { defineField, type FieldDefinition } from "../field"
import { OPERATORS, type FieldKind, type FieldLabel, type FieldReference } from "../kinds"

/** A developer's own field, as the plugin's option `segment_fields` takes it. */
export type CustomField = {
  /** Lower case with digits and underlines, `x_…` for sure; no name that is taken. */
  readonly name: string
  readonly kind: FieldKind
  /** What the admin calls it. */
  readonly label: FieldLabel
  /**
   * A SELECT of `person_id` (of `retention_person`, `rper_…`) and `value`; with several rows of a
   * person, one that fits is enough. Written in code: what rules compare with is bound to it as
   * parameters, and whom a question is about is pushed into it, so it should be a plain join.
   */
  readonly rows: string
  /** Of a choice, or of a list of known words. */
  readonly options?: readonly string[]
  /** Lets the builder look up what ids stand for. */
  readonly reference?: FieldReference
  readonly unit?: "days" | "currency" | "share"
  /** Of numbers, both included. */
  readonly min?: number
  readonly max?: number
}

const KINDS = Object.keys(OPERATORS) as [FieldKind, ...FieldKind[]]
const REFERENCES = [
  "product",
  "category",
  "collection",
  "customer_group",
  "sales_channel",
  "country",
  "promotion_code",
] as const satisfies readonly FieldReference[]

const LONGEST_SQL = 20_000

const text = (what: string, longest: number) =>
  z
    .string({ error: `must be ${what}` })
    .min(1, { error: `must be ${what}` })
    .max(longest, { error: `must be at most ${longest} letters` })

const finite = z.number({ error: "must be a number" }).optional()

/** What a definition has to be. */
export const customFieldSchema: z.ZodType<CustomField> = z
  .strictObject(
    {
      name: z.string({ error: "must be a name such as x_points" }).regex(/^[a-z][a-z0-9_]{0,59}$/, {
        error: "must be lower case with digits and underlines, such as x_points",
      }),
      kind: z.enum(KINDS, { error: `must be one of ${KINDS.join(", ")}` }),
      label: z.strictObject(
        { en: text("the English name", 100), zhCN: text("the Chinese name", 100) },
        { error: "must be an object with en and zhCN" }
      ),
      rows: text("a SELECT of person_id and value", LONGEST_SQL).refine(
        (sql) => /^\s*(select|with)\b/i.test(sql) && !/\$\d|;/.test(sql),
        { error: "must be one SELECT without placeholders and semicolons" }
      ),
      options: z
        .array(text("an option", 100), { error: "must be a list of options" })
        .min(1, { error: "must hold at least one option" })
        .max(200, { error: "must hold at most 200 options" })
        .optional(),
      reference: z
        .enum(REFERENCES, { error: `must be one of ${REFERENCES.join(", ")}` })
        .optional(),
      unit: z
        .enum(["days", "currency", "share"], { error: "must be days, currency or share" })
        .optional(),
      min: finite,
      max: finite,
    },
    {
      error: (issue) =>
        issue.code === "unrecognized_keys"
          ? `unknown field ${issue.keys.join(", ")}`
          : "must be a definition by defineSegmentField",
    }
  )
  .superRefine(({ kind, options, min, max }, context) => {
    if ((kind === "choice") !== (options !== undefined) && kind !== "list") {
      const message = kind === "choice" ? "must hold the choices" : `is not for ${kind}`
      context.addIssue({ code: "custom", path: ["options"], message })
    }
    if (min !== undefined && max !== undefined && max < min) {
      context.addIssue({ code: "custom", path: ["max"], message: "must not be below min" })
    }
  })
  .transform((field) => field as CustomField)

/** The entry of the registry for a developer's field. */
export function customField({ rows, ...field }: CustomField): FieldDefinition {
  return defineField({
    ...field,
    group: "custom",
    nullable: true,
    source: {
      from: "rows",
      rows: { name: field.name, sql: () => rows },
      column: "value",
    },
    read: ({ custom }) => custom.get(field.name) ?? [],
  })
}
