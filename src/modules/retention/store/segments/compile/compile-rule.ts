import { MedusaError } from "@medusajs/framework/utils"
import type { Policy } from "../../../domain/policy/schema"
import type { FieldRegistry } from "../../../domain/segments/registry"
import type { RuleNode, SegmentRule } from "../../../domain/segments/rule"
import type { Scope } from "../../scoring/ledger-sql"
import type { SqlParameters } from "../../scoring/sql-parameters"
import { type ConditionSql, conditionSql } from "./condition-sql"
import { Question } from "./question"
import { Sources } from "./sources"

/** A rule, and of whom and as of when it is asked. */
export type RuleQuestion = {
  /** Checked against the registry. */
  readonly rule: SegmentRule
  readonly registry: FieldRegistry
  readonly policy: Policy
  readonly now: Date
  readonly scope: Scope
}

/**
 * A rule as SQL over `retention_profile profile`: `SELECT … FROM ${from} WHERE ${where}` gives one
 * row for each person of the scope for whom it holds.
 */
export type CompiledRule = {
  readonly from: string
  readonly where: string
  /** Whether rows are added up for it first: how many of those pass, no statistics tell. */
  readonly is_grouped: boolean
}

/**
 * Compiles a rule. Whatever comes from outside is bound as a parameter: the text is made of names
 * of the registry alone. `evaluateRule` is its specification; a property test holds the two equal.
 *
 * @param parameters those of the statement that it becomes a part of
 * @throws MedusaError INVALID_DATA for a field that the registry does not have
 */
export function compileRule(
  parameters: SqlParameters,
  { rule, registry, ...asked }: RuleQuestion
): CompiledRule {
  const question = new Question(parameters, asked)
  const sources = new Sources()
  const compile = (node: RuleNode): ConditionSql => {
    if ("and" in node) {
      return joined(node.and.map(compile), { plain: "AND", negated: "OR" })
    }
    if ("or" in node) {
      return joined(node.or.map(compile), { plain: "OR", negated: "AND" })
    }
    if ("not" in node) {
      const inner = compile(node.not)
      return (negated) => inner(!negated)
    }
    const field = registry.get(node.field)
    if (!field) {
      const message = `rule: unknown field ${node.field}`
      throw new MedusaError(MedusaError.Types.INVALID_DATA, message)
    }
    return conditionSql(question, sources, field, node)
  }
  const where = compile(rule.where)(false)
  const profiles = question.profiles()
  return {
    from: `${profiles.from} ${sources.joins(question)}`,
    where: `${profiles.where}${where}`,
    is_grouped: sources.areGrouped,
  }
}

/** Several conditions. Opposites go inwards, where a missing row can be asked for. */
function joined(
  parts: readonly ConditionSql[],
  words: { readonly plain: string; readonly negated: string }
): ConditionSql {
  return (negated) =>
    `(${parts.map((part) => part(negated)).join(` ${negated ? words.negated : words.plain} `)})`
}
