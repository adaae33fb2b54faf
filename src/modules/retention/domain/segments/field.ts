import type { FieldValue, ReadingContext, SegmentFacts } from "./facts"
import {
  type FieldGroup,
  type FieldKind,
  type FieldReference,
  type FieldShape,
  operatorsOf,
} from "./kinds"

/** Tables with one row a person at most. */
export type OneRowTable = "profile" | "person" | "prediction" | "portrait"

/** What the SQL of {@link RowSet} may name besides tables. */
export type RowsContext = {
  /** The moment of the question: later purchases do not exist yet. */
  readonly now: string
  /** `net_amount` in base currency by `currency_code`; null without a rate. */
  readonly amount: string
}

/**
 * Rows of which a person has any number: a SELECT with `person_id`, and `at` where conditions may
 * have a window. Conditions and the people of a question are pushed into it, so it neither groups
 * nor limits. Never holds anything from outside.
 */
export type RowSet = {
  readonly name: string
  readonly sql: (context: RowsContext) => string
}

/** Where a field's value stands in the database. */
export type FieldSource =
  /** A column; `unless_null` names another one without which it is not known. */
  | {
      readonly from: "column"
      readonly table: OneRowTable
      readonly column: string
      readonly unless_null?: string
      /** Known only where the row's `currency_code` is the policy's. */
      readonly in_base_currency?: true
    }
  /** A column with a list. */
  | { readonly from: "array"; readonly table: OneRowTable; readonly column: string }
  /** Calendar days from a column with a time until today. */
  | { readonly from: "days_since"; readonly table: OneRowTable; readonly column: string }
  /** One value a row; with `list`, several. */
  | {
      readonly from: "rows"
      readonly rows: RowSet
      readonly column: string
      readonly list?: true
    }
  /** A field of a column with an object of JSON, one a row. */
  | {
      readonly from: "metadata"
      readonly rows: RowSet
      readonly column: string
      readonly key: string
    }
  /** How many rows there are, of all or of those where a column is true. */
  | { readonly from: "count"; readonly rows: RowSet; readonly only?: string }
  /** What a column comes to; nothing where there are no rows. */
  | { readonly from: "sum"; readonly rows: RowSet; readonly column: string }

/**
 * The values of a field that are known of a person, several where there are several. A condition
 * holds if one of them fits, `all_of` if they hold all that is asked for.
 */
export type FieldReader = (facts: SegmentFacts, context: ReadingContext) => readonly FieldValue[]

/** All there is to know of a field: one entry of the registry. */
export type FieldDefinition = FieldShape & {
  readonly source: FieldSource
  /** The same from facts, for the evaluator that compiled rules are held to. */
  readonly read: FieldReader
}

type Given = Partial<Omit<FieldShape, "operators">> & {
  readonly name: string
  readonly group: FieldGroup
  readonly kind: FieldKind
  readonly reference?: FieldReference
  /** Of a list: never more than one entry. */
  readonly single?: boolean
  readonly source: FieldSource
  readonly read: FieldReader
}

/** Completes a definition: what is left out is not there. */
export function defineField({ single = false, ...given }: Given): FieldDefinition {
  const nullable = given.nullable ?? false
  return {
    nullable,
    operators: operatorsOf(given.kind, { nullable, single }),
    options: null,
    reference: null,
    unit: null,
    min: null,
    max: null,
    window: false,
    label: null,
    ...given,
  }
}

/** The values that are known among some. */
export function known<T extends FieldValue>(...values: readonly (T | null | undefined)[]): T[] {
  return values.filter((value) => value !== null && value !== undefined)
}
