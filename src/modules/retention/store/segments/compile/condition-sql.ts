import { daysSince } from "../../../domain/segments/day-ranges"
import type { FieldDefinition, FieldSource } from "../../../domain/segments/field"
import { affirmed, type Condition } from "../../../domain/segments/rule"
import { all, castTo, listPredicate, predicate } from "./predicate"
import type { Question } from "./question"
import { rowsCondition } from "./rows-condition"
import type { Sources } from "./sources"

/**
 * A condition, or its opposite: the SQL is to be taken only after all conditions of a rule have
 * told what they ask for. True where it holds; false or null where not.
 */
export type ConditionSql = (negated: boolean) => string

/** A condition as SQL. */
export function conditionSql(
  question: Question,
  sources: Sources,
  field: FieldDefinition,
  given: Condition
): ConditionSql {
  const { condition, negated } = affirmed(given)
  const sql = affirmedSql(question, sources, field, condition)
  return (opposite) => sql(negated !== opposite)
}

function affirmedSql(
  question: Question,
  sources: Sources,
  field: FieldDefinition,
  condition: Condition
): ConditionSql {
  const { source } = field
  switch (source.from) {
    case "column":
      return negatable(columnSql(question, sources, field, source, condition))
    case "array": {
      const list = sources.column(source.table, source.column)
      return negatable(listPredicate(question, condition, list))
    }
    case "days_since": {
      const at = sources.column(source.table, source.column)
      return negatable(
        condition.operator === "set"
          ? `${at} IS NOT NULL`
          : all(question.within(at, daysSince(condition, question.today)))
      )
    }
    default:
      return rowsCondition(question, sources, { field, source }, condition)
  }
}

/** On the bare column, so that an index on it serves; what else must hold stands beside it. */
function columnSql(
  question: Question,
  sources: Sources,
  { kind }: FieldDefinition,
  source: FieldSource & { readonly from: "column" },
  condition: Condition
): string {
  const { table, column, unless_null, in_base_currency } = source
  const value = sources.column(table, column)
  return all([
    predicate(question, kind, condition, kind === "number" ? castTo(kind, value) : value),
    ...(unless_null ? [`${table}.${unless_null} IS NOT NULL`] : []),
    ...(in_base_currency
      ? [`${table}.currency_code = ${question.bind(question.policy.base_currency)}::text`]
      : []),
  ])
}

function negatable(sql: string): ConditionSql {
  return (negated) => (negated ? `((${sql}) IS NOT TRUE)` : `(${sql})`)
}
