import { MedusaError } from "@medusajs/framework/utils"
import type { Policy } from "../../domain/policy/schema"
import {
  checkRule,
  type CustomField,
  fieldRegistry,
  type FieldRegistry,
  InvalidRule,
  parseRule,
  type SegmentRule,
} from "../../domain/segments"
import type { RetentionSegment } from "../../entities"
import type { SegmentProblem } from "../../entities/segment"
import type { SqlParameters } from "../scoring/sql-parameters"
import { type CompiledRule, compileRule, type RuleQuestion } from "./compile"

/** A stored rule as it can be asked today, or why it cannot. */
export type CheckedRule = { readonly rule: SegmentRule } | { readonly problem: SegmentProblem }

/** Parsed rules that are kept: an event asks all of them, some thousand at most. */
const MOST_KEPT = 2000

/** Rules as the shop's fields allow them, which the policy and a developer add to. */
export class SegmentRules {
  readonly #custom: readonly CustomField[]
  #registry: { readonly mirror: string; readonly fields: FieldRegistry } | null = null
  readonly #kept = new Map<string, CheckedRule>()

  /** @param custom a developer's fields */
  constructor(custom: readonly CustomField[] = []) {
    this.#custom = custom
  }

  /** What rules may ask for; the policy's mirrored metadata among it. */
  fields(policy: Policy): FieldRegistry {
    const mirror = JSON.stringify(policy.mirror)
    if (this.#registry?.mirror !== mirror) {
      this.#registry = { mirror, fields: fieldRegistry({ policy, custom: this.#custom }) }
      this.#kept.clear()
    }
    return this.#registry.fields
  }

  /** @throws MedusaError INVALID_DATA with the path of every part that is wrong */
  parse(input: unknown, policy: Policy): SegmentRule {
    try {
      return parseRule(input, this.fields(policy))
    } catch (error) {
      if (error instanceof InvalidRule) {
        throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message)
      }
      throw error
    }
  }

  /** Looks whether a stored rule can still be asked; once a revision. */
  check(
    { id, rule, rule_revision }: Pick<RetentionSegment, "id" | "rule" | "rule_revision">,
    policy: Policy
  ): CheckedRule {
    const fields = this.fields(policy)
    const key = `${id} ${rule_revision}`
    const known = this.#kept.get(key)
    if (known) {
      return known
    }
    const checked = checkRule(rule, fields)
    if (this.#kept.size >= MOST_KEPT) {
      this.#kept.clear()
    }
    this.#kept.set(key, checked)
    return checked
  }

  /** A rule as SQL, its values bound to the statement's parameters. */
  compile(parameters: SqlParameters, question: Omit<RuleQuestion, "registry">): CompiledRule {
    return compileRule(parameters, { ...question, registry: this.fields(question.policy) })
  }
}
