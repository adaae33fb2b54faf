import type { DataSource } from "typeorm"
import { type PolicyInput, policySchema } from "../../src/modules/retention/domain/policy/schema"
import type { CustomField, RuleNode } from "../../src/modules/retention/domain/segments"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { ScoringStore } from "../../src/modules/retention/store/scoring/scoring-store"
import { MembershipStore } from "../../src/modules/retention/store/segments/membership-store"
import { SegmentMovesReader } from "../../src/modules/retention/store/segments/segment-moves-reader"
import { SegmentRules } from "../../src/modules/retention/store/segments/segment-rules"
import { SegmentStore } from "../../src/modules/retention/store/segments/segment-store"
import { emptyLedger, type FixturePurchase, personId, writeLedger } from "./ledger-fixture"

/** A move without its ids, as a test says it. */
export type PlainMove = readonly [person: string, kind: string, cause: string]

/** A small scored shop on a test database, with its segments. */
export class SegmentShop {
  readonly dataSource: DataSource
  readonly memberships: MembershipStore
  readonly scoring: ScoringStore
  readonly segments: SegmentStore
  now: Date

  constructor(dataSource: DataSource, now: Date, custom: readonly CustomField[] = []) {
    const rules = new SegmentRules(custom)
    this.dataSource = dataSource
    this.now = now
    this.memberships = new MembershipStore(dataSource, rules)
    this.scoring = new ScoringStore(dataSource)
    this.segments = new SegmentStore(dataSource, rules)
  }

  /** Empties all tables, and has a shop with these purchases fitted and scored. */
  async fill(
    policy: PolicyInput,
    people: readonly string[],
    purchases: readonly FixturePurchase[]
  ): Promise<void> {
    await emptyLedger(this.dataSource)
    await new PolicyStore(this.dataSource).ensureSeed(policySchema.parse(policy), this.now)
    await writeLedger(this.dataSource, people, purchases)
    await this.scoring.refit({ cause: "nightly", now: this.now })
    await this.scoring.score({ cause: "backfill", now: this.now })
  }

  /** Makes a segment and finds its members. @returns its id */
  async make(name: string, where: RuleNode): Promise<string> {
    const { id } = await this.segments.create({ name, rule: { version: 1, where } }, this.now)
    await this.memberships.evaluate(id, { now: this.now })
    return id
  }

  /** Lets people buy, or whatever else, and scores them. */
  async buys(...purchases: readonly FixturePurchase[]): Promise<void> {
    await writeLedger(this.dataSource, [], purchases)
    await this.score(...purchases.map(({ person }) => person))
  }

  async score(...names: readonly string[]): Promise<void> {
    const person_ids = names.map(personId)
    await this.scoring.score({ person_ids, cause: "order", now: this.now })
  }

  evaluateWaiting() {
    return this.memberships.evaluateWaiting({ now: this.now })
  }

  /** Names of the members, in order. */
  async members(segment_id: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ name: string }[]>(
      `SELECT substr(person_id, 6) AS name FROM retention_segment_member
        WHERE segment_id = $1 ORDER BY 1`,
      [segment_id]
    )
    return rows.map(({ name }) => name)
  }

  /** All that was written of moves, oldest first. */
  async moves(segment_id: string): Promise<PlainMove[]> {
    const rows = await this.dataSource.query<{ move: PlainMove }[]>(
      `SELECT json_build_array(substr(person_id, 6), kind, cause) AS move
         FROM retention_segment_move WHERE segment_id = $1 ORDER BY id`,
      [segment_id]
    )
    return rows.map(({ move }) => move)
  }

  /** What events would tell of a run, as `person kind`. */
  async told(run_id: string): Promise<string[]> {
    const rows = await new SegmentMovesReader(this.dataSource).ofRun(run_id, "0", 500)
    return rows.map(({ person_id, kind }) => `${person_id.slice(5)} ${kind}`)
  }

  /** Days of a segment as `people/entered/exited`. */
  async days(segment_id: string): Promise<Record<string, string>> {
    const rows = await this.dataSource.query<{ day: string; figures: string }[]>(
      `SELECT day::text, concat_ws('/', people, entered, exited) AS figures
         FROM retention_segment_day WHERE segment_id = $1 ORDER BY day`,
      [segment_id]
    )
    return Object.fromEntries(rows.map(({ day, figures }) => [day, figures]))
  }
}
