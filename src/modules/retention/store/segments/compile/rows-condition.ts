import type { FieldDefinition, FieldSource } from "../../../domain/segments/field"
import type { Condition } from "../../../domain/segments/rule"
import type { ConditionSql } from "./condition-sql"
import { type GroupedSource, type Measure, ROWS } from "./grouped-source"
import { castTo, equalsAny, listOf, listPredicate, predicate } from "./predicate"
import type { Question } from "./question"
import type { Sources } from "./sources"
import { holdsForNone, isAboutNone } from "./zero-answer"

/** What is found among rows, of which a person has any number. */
export type RowsSource = Exclude<FieldSource, { readonly from: "column" | "array" | "days_since" }>

/** A condition without a negation on what is found among a person's rows. */
export function rowsCondition(
  question: Question,
  sources: Sources,
  { field, source }: { readonly field: FieldDefinition; readonly source: RowsSource },
  condition: Condition
): ConditionSql {
  switch (source.from) {
    case "count": {
      const only = source.only === undefined ? null : `${ROWS}.${source.only}`
      const { window } = condition
      const measure: Measure = { aggregate: "count(*)", only, window, is_presence: true }
      return amountSql(question, field, condition, sources.grouped(source.rows), measure)
    }
    case "sum": {
      const { window } = condition
      const aggregate = `sum(${ROWS}.${source.column})`
      const measure: Measure = { aggregate, only: null, window, is_presence: false }
      return amountSql(question, field, condition, sources.grouped(source.rows), measure)
    }
    case "metadata": {
      return foundSql(condition, sources.grouped(source.rows), () => {
        const at = `${ROWS}.${source.column}`
        const key = `${question.bind(source.key)}::text`
        const value = `CASE WHEN jsonb_typeof(${at} -> ${key}) IN ('string', 'number', 'boolean')
          THEN ${at} ->> ${key} END`
        return presence(condition, predicate(question, field.kind, condition, `(${value})`))
      })
    }
    case "rows": {
      const value = `${ROWS}.${source.column}`
      if (condition.operator === "all_of") {
        const grouped = sources.grouped(source.rows, source.list ? source.column : null)
        return foundSql(condition, grouped, () =>
          allFound(question, condition, source.list ? { list: value } : { value })
        )
      }
      return foundSql(condition, sources.grouped(source.rows), () =>
        presence(
          condition,
          source.list
            ? listPredicate(question, condition, value)
            : predicate(question, field.kind, condition, castTo(field.kind, value))
        )
      )
    }
  }
}

/** There is a row that fits. */
function presence({ window }: Condition, fits: string): Measure {
  return { aggregate: `bool_or(${fits})`, only: fits, window, is_presence: true }
}

/** Every one of some ids is among the rows. */
function allFound(
  question: Question,
  condition: Condition,
  at: { readonly value: string } | { readonly list: string }
): Measure {
  const wanted = [...new Set(listOf(condition.value))]
  const value = "list" in at ? "each.value" : `(${at.value})::text`
  const isWanted = equalsAny(question, value, wanted)
  // What an index on the list can find comes first.
  const only =
    "list" in at
      ? `(${listPredicate(question, { ...condition, operator: "any_of" }, at.list)} AND ${isWanted})`
      : isWanted
  return {
    aggregate: `count(DISTINCT ${value})`,
    compared: `= ${question.bind(wanted.length)}::integer`,
    only,
    window: condition.window,
    is_presence: false,
  }
}

function foundSql(
  condition: Condition,
  source: GroupedSource,
  measure: () => Measure
): ConditionSql {
  const key = keyOf(condition)
  source.ask(key, measure)
  return (negated) => {
    if (source.isPresence(key)) {
      return `${source.alias}.person_id IS ${negated ? "" : "NOT "}NULL`
    }
    return negated ? `(${source.answer(key)} IS NOT TRUE)` : source.answer(key)
  }
}

/** How many, or how much: nothing where there are no rows. */
function amountSql(
  question: Question,
  { kind }: FieldDefinition,
  condition: Condition,
  source: GroupedSource,
  measure: Measure
): ConditionSql {
  const { aggregate, only, window } = measure
  const key = JSON.stringify([aggregate, only, window ?? null])
  source.ask(key, () => measure)
  const compared = (value: string) => predicate(question, kind, condition, value)
  const ofNone = holdsForNone(condition)
  return (negated) => {
    // Only those without a row, or only those with one: then there is nothing to compare.
    if (source.isPresence(key) && isAboutNone(condition)) {
      return `${source.alias}.person_id IS ${ofNone === negated ? "NOT " : ""}NULL`
    }
    const answer = source.answer(key)
    const sql = ofNone ? compared(`coalesce(${answer}, 0)`) : compared(answer)
    return negated ? `((${sql}) IS NOT TRUE)` : `(${sql})`
  }
}

/** What is equal for two conditions that ask the same of one source. */
function keyOf({ field, operator, value, window }: Condition): string {
  return JSON.stringify([field, operator, value, window ?? null])
}
