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
      const measure: Measure = {
        sql: only === null ? "count(*)" : `count(*) FILTER (WHERE ${only})`,
        only,
        is_presence: true,
      }
      const grouped = sources.grouped(source.rows, condition.window)
      return amountSql(question, field, condition, grouped, measure)
    }
    case "sum": {
      const sql = `sum(${ROWS}.${source.column})`
      const grouped = sources.grouped(source.rows, condition.window)
      return amountSql(question, field, condition, grouped, { sql, only: null, is_presence: false })
    }
    case "metadata": {
      const grouped = sources.grouped(source.rows, condition.window)
      return foundSql(condition, grouped, () => {
        const at = `${ROWS}.${source.column}`
        const key = `${question.bind(source.key)}::text`
        const value = `CASE WHEN jsonb_typeof(${at} -> ${key}) IN ('string', 'number', 'boolean')
          THEN ${at} ->> ${key} END`
        return presence(predicate(question, field.kind, condition, `(${value})`))
      })
    }
    case "rows": {
      const value = `${ROWS}.${source.column}`
      if (condition.operator === "all_of") {
        const grouped = sources.grouped(
          source.rows,
          condition.window,
          source.list ? source.column : null
        )
        return foundSql(condition, grouped, () =>
          allFound(question, condition, source.list ? { list: value } : { value })
        )
      }
      const grouped = sources.grouped(source.rows, condition.window)
      return foundSql(condition, grouped, () =>
        presence(
          source.list
            ? listPredicate(question, condition, value)
            : predicate(question, field.kind, condition, castTo(field.kind, value))
        )
      )
    }
  }
}

/** There is a row that fits. */
function presence(fits: string): Measure {
  return { sql: `bool_or(${fits})`, only: fits, is_presence: true }
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
    sql: `count(DISTINCT ${value}) FILTER (WHERE ${only}) = ${question.bind(wanted.length)}::integer`,
    only,
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
  const key = measure.sql
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
function keyOf({ field, operator, value }: Condition): string {
  return JSON.stringify([field, operator, value])
}
