import type { DataSource, EntityManager } from "typeorm"
import type { Policy } from "../../domain/policy/schema"
import { fieldsOf, type FieldRegistry, type SegmentRule } from "../../domain/segments"
import { LongQuestions } from "../long-questions"
import { ModelFitStore } from "../models/model-fit-store"
import { PolicyStore } from "../policy-store"
import { type ProfileView, profileViews } from "../profile-view"
import { SqlParameters } from "../scoring/sql-parameters"
import { TallyStore } from "../tally-store"
import { planForEverybody } from "./plan-for-everybody"
import type { SegmentRules } from "./segment-rules"

/** Whom a rule would meet, before anything is made of it. */
export type RulePreview = {
  /** People for whom it holds, of so many customers. */
  readonly count: number
  readonly customers: number
  /** The one as a share of the other; null without customers. */
  readonly share: number | null
  /** Of the money in the sample. */
  readonly currency: string
  /** Ten of them at most, by person id: the same ones for the same rule. */
  readonly sample: readonly ProfileView[]
  /** It asks for a prediction while no model is in force, and so meets nobody by that. */
  readonly needs_model: boolean
}

/** People whom a rule meets, by person id: those behind `after`, or the first. */
export type RulePage = { readonly limit: number; readonly after?: string | undefined }

const SAMPLE = 10

/** No rule is looked at for longer: a page waits for it, and a connection is taken. */
const LONGEST_MS = 30_000

const ALL = { kind: "all" } as const

/**
 * By bytes, which the key's index does not give. Ids come in the order of time, and so do many
 * segments: who looks for ten new customers along the key passes all old ones first.
 */
const PLACE = 'profile.person_id COLLATE "C"'

/** Asks rules of everybody, without loading anybody. Nothing is stored. */
export class RuleQuery {
  readonly #dataSource: DataSource
  readonly #rules: SegmentRules
  readonly #questions: LongQuestions

  /** @param limits.longest_ms after which a question is broken off */
  constructor(
    dataSource: DataSource,
    rules: SegmentRules,
    { longest_ms = LONGEST_MS }: { readonly longest_ms?: number } = {}
  ) {
    this.#dataSource = dataSource
    this.#rules = rules
    const advice = "ask for less at once"
    this.#questions = new LongQuestions(dataSource, { longest_ms, subject: "rule:", advice })
  }

  /** Everything that rules may ask for today, by name. */
  async fields(): Promise<FieldRegistry> {
    return this.#rules.fields(await this.#policy())
  }

  /**
   * @param input what is to be a rule
   * @throws MedusaError INVALID_DATA with the path of every part that is wrong, and for a rule
   *   that takes too long
   */
  async preview(input: unknown, now: Date): Promise<RulePreview> {
    const policy = await this.#policy()
    const rule = this.#rules.parse(input, policy)
    const [found, cells, needs_model] = await Promise.all([
      this.#questions.ask(async (manager) => ({
        count: await this.#count(manager, rule, policy, now),
        ids: await this.#ids(manager, rule, policy, now, { limit: SAMPLE }),
      })),
      new TallyStore(this.#dataSource).cells(),
      this.#needsModel(rule, policy),
    ])
    const customers = cells.reduce((sum, { people }) => sum + people, 0)
    return {
      count: found.count,
      customers,
      share: customers === 0 ? null : found.count / customers,
      currency: policy.base_currency,
      sample: await profileViews(this.#dataSource, found.ids, now),
      needs_model,
    }
  }

  /** How many people a rule meets. @throws as {@link preview} does */
  async count(input: unknown, now: Date): Promise<number> {
    const policy = await this.#policy()
    const rule = this.#rules.parse(input, policy)
    return this.#questions.ask((manager) => this.#count(manager, rule, policy, now))
  }

  /** A page of the people whom a rule meets. @throws as {@link preview} does */
  async page(input: unknown, now: Date, page: RulePage): Promise<ProfileView[]> {
    const policy = await this.#policy()
    const rule = this.#rules.parse(input, policy)
    const ids = await this.#questions.ask((manager) => this.#ids(manager, rule, policy, now, page))
    return profileViews(this.#dataSource, ids, now)
  }

  async #count(
    manager: EntityManager,
    rule: SegmentRule,
    policy: Policy,
    now: Date
  ): Promise<number> {
    const parameters = new SqlParameters()
    const compiled = this.#rules.compile(parameters, { rule, policy, now, scope: ALL })
    const { from, where } = compiled
    await planForEverybody(manager, compiled)
    const [row] = await manager.query<[{ count: number }]>(
      `SELECT count(*)::integer AS count FROM ${from} WHERE ${where}`,
      parameters.values
    )
    return row.count
  }

  async #ids(
    manager: EntityManager,
    rule: SegmentRule,
    policy: Policy,
    now: Date,
    { limit, after }: RulePage
  ): Promise<string[]> {
    const parameters = new SqlParameters()
    const compiled = this.#rules.compile(parameters, { rule, policy, now, scope: ALL })
    const { from, where } = compiled
    await planForEverybody(manager, compiled)
    const behind = after === undefined ? "" : `AND ${PLACE} > ${parameters.bind(after)}::text`
    const rows = await manager.query<{ person_id: string }[]>(
      `SELECT profile.person_id FROM ${from} WHERE ${where} ${behind}
        ORDER BY ${PLACE} LIMIT ${parameters.bind(limit)}::integer`,
      parameters.values
    )
    return rows.map(({ person_id }) => person_id)
  }

  async #needsModel(rule: SegmentRule, policy: Policy): Promise<boolean> {
    const registry = this.#rules.fields(policy)
    const predicted = [...fieldsOf(rule)].some((name) => registry.get(name)?.group === "prediction")
    return predicted && (await new ModelFitStore(this.#dataSource).inForce()) === null
  }

  #policy(): Promise<Policy> {
    return new PolicyStore(this.#dataSource).settings()
  }
}
