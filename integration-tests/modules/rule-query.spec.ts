import type { DataSource } from "typeorm"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import {
  type Condition,
  type FieldShape,
  type Operator,
  PRESETS,
  type SegmentRule,
} from "../../src/modules/retention/domain/segments"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { SqlParameters } from "../../src/modules/retention/store/scoring/sql-parameters"
import { RuleQuery } from "../../src/modules/retention/store/segments/rule-query"
import { SegmentRules } from "../../src/modules/retention/store/segments/segment-rules"
import { storeModelFit } from "../helpers/store-model-fit"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")

/** What would happen if anything from outside were a part of a statement's text. */
const INJECTED = `'); DROP TABLE retention_person; --"$1\\`

const policy = policySchema.parse({
  base_currency: "eur",
  mirror: { customer_metadata: ["size", INJECTED], order_metadata: [INJECTED] },
})

const rules = new SegmentRules([
  {
    name: "x_points",
    kind: "text",
    label: { en: "Points", zhCN: "积分" },
    rows: "SELECT id AS person_id, email AS value FROM retention_person",
  },
])

const where = (...and: Condition[]): SegmentRule => ({ version: 1, where: { and } })

describe("rules asked of a shop", () => {
  let database: TestDatabase
  let dataSource: DataSource
  let query: RuleQuery

  beforeAll(async () => {
    database = await createTestDatabase("rule_query")
    dataSource = await openMigrated(database)
    query = new RuleQuery(dataSource, rules)
    await new PolicyStore(dataSource).ensureSeed(policy, NOW)
    await dataSource.query(
      `INSERT INTO retention_person (id, email)
       SELECT 'rper_' || lpad(i::text, 3, '0'), 'p' || i || '@example.com'
         FROM generate_series(1, 15) i`
    )
    await dataSource.query(
      `INSERT INTO retention_profile
              (person_id, tier, stage, tier_changed_at, stage_changed_at, purchase_count)
       SELECT id, CASE WHEN right(id, 3)::integer <= 12 THEN 'high_value' END,
              CASE WHEN right(id, 3)::integer <= 12 THEN 'active' ELSE 'prospect' END,
              $1, $1, right(id, 3)::integer
         FROM retention_person`,
      [NOW]
    )
    await dataSource.query(
      `INSERT INTO retention_identity
              (customer_id, person_id, email, has_account, customer_created_at, metadata)
       VALUES ('cus_1', 'rper_003', 'P3@example.com', TRUE, now(), $1::jsonb)`,
      [JSON.stringify({ [INJECTED]: INJECTED, size: ["XL"] })]
    )
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  it("are counted, with ten of those they meet, always the same", async () => {
    const rule = where({ field: "tier", operator: "in", value: ["high_value"] })
    const preview = await query.preview(rule, NOW)
    expect(preview).toMatchObject({
      count: 12,
      customers: 15,
      share: 0.8,
      currency: "eur",
      needs_model: false,
    })
    expect(preview.sample.map(({ person_id }) => person_id)).toEqual(
      Array.from({ length: 10 }, (_, index) => `rper_${String(index + 1).padStart(3, "0")}`)
    )
    expect(preview.sample[2]).toMatchObject({ email: "p3@example.com", customer_ids: ["cus_1"] })
    expect(await query.count(rule, NOW)).toBe(12)
    const page = await query.page(rule, NOW, { limit: 3, after: "rper_010" })
    expect(page.map(({ person_id }) => person_id)).toEqual(["rper_011", "rper_012"])
  })

  it("meet nobody by a prediction that nothing makes, and say so", async () => {
    const rule = where({ field: "chance_30", operator: "gte", value: 0 })
    expect(await query.preview(rule, NOW)).toMatchObject({
      count: 0,
      sample: [],
      needs_model: true,
    })
    await storeModelFit(dataSource, { id: "rmod_1", currency_code: "eur" })
    expect(await query.preview(rule, NOW)).toMatchObject({ count: 0, needs_model: false })
    await storeModelFit(dataSource, { id: "rmod_2", open: false, fitted_at: NOW })
    expect(await query.preview(rule, NOW)).toMatchObject({ needs_model: true })
  })

  it.each(PRESETS.map(({ key, rule }) => [key, rule]))("ask %s", async (_key, rule) => {
    expect((await query.preview(rule, NOW)).count).toBeLessThan(15)
  })

  it("are refused with the path of what is wrong", async () => {
    const rule = where({ field: "tier", operator: "in", value: [INJECTED] })
    await expect(query.preview(rule, NOW)).rejects.toMatchObject({
      type: "invalid_data",
      message:
        "rule.where.and[0].value[0]: must be one of high_value, potential, mid_value, low_value",
    })
    await expect(query.count(undefined, NOW)).rejects.toThrow("rule: must be an object")
  })

  it("know what the policy mirrors and a developer defined", async () => {
    const fields = await query.fields()
    expect(fields.get(`customer_metadata.${INJECTED}`)).toMatchObject({
      kind: "text",
      window: false,
    })
    expect(fields.get(`order_metadata.${INJECTED}`)).toMatchObject({ kind: "text", window: true })
    expect(fields.get("x_points")).toMatchObject({ group: "custom", label: { en: "Points" } })
  })

  it("look only at plain texts of metadata", async () => {
    const size = (operator: Operator, value?: string) =>
      query.count(
        where({ field: "customer_metadata.size", operator, ...(value ? { value } : {}) }),
        NOW
      )
    expect(await size("set")).toBe(0)
    expect(await size("contains", "XL")).toBe(0)
  })

  describe("hold nothing from outside in their text", () => {
    const texts = (field: FieldShape): Condition[] =>
      field.options === null && (field.kind === "list" || field.kind === "text")
        ? field.operators.flatMap((operator): Condition[] => {
            const one = operator === "contains" || operator === "starts_with"
            const value = one ? INJECTED : [INJECTED, `${INJECTED}2`]
            return operator === "set" || operator === "not_set"
              ? []
              : [{ field: field.name, operator, value }]
          })
        : []
    const all = [...rules.fields(policy).values()].flatMap(texts)

    it.each(all.map((condition) => [condition.field, condition.operator, condition]))(
      "%s %s",
      async (_field, _operator, condition) => {
        const parameters = new SqlParameters()
        const scope = { kind: "people", person_ids: [INJECTED] } as const
        const rule = where(condition)
        const { from, where: sql } = rules.compile(parameters, { rule, policy, now: NOW, scope })
        expect(from + sql).not.toContain("DROP")
        expect(JSON.stringify(parameters.values)).toContain("DROP TABLE")
        expect(
          await dataSource.query(`SELECT FROM ${from} WHERE ${sql}`, parameters.values)
        ).toEqual([])
        expect(await query.preview(rule, NOW)).toMatchObject({ customers: 15 })
      }
    )

    it("and what is asked for is found", async () => {
      const field = `customer_metadata.${INJECTED}`
      expect(await query.count(where({ field, operator: "in", value: [INJECTED] }), NOW)).toBe(1)
      expect(
        await query.page(where({ field, operator: "set" }), NOW, { limit: 5, after: INJECTED })
      ).toMatchObject([{ person_id: "rper_003" }])
    })

    it("and the tables are still there", async () => {
      expect(await dataSource.query("SELECT count(*)::integer AS n FROM retention_person")).toEqual(
        [{ n: 15 }]
      )
    })
  })

  it("read each set of rows once, whatever is asked of it", () => {
    const asked = Array.from({ length: 40 }, (_, index): Condition => {
      const window = { in_last: index + 1 }
      return { field: index % 2 ? "orders" : "revenue", operator: "lt", value: 9, window }
    }).map((one) => (one.field === "revenue" ? { ...one, value: "9" } : one))
    const question = { policy, now: NOW, scope: { kind: "all" } } as const
    const { from } = rules.compile(new SqlParameters(), { ...question, rule: where(...asked) })
    expect(from.match(/retention_purchase\b/g)).toHaveLength(1)
  })

  it("go through no rows again for each person, however few the planner expects", async () => {
    const told = new SegmentRules([
      {
        name: "x_loops",
        kind: "text",
        label: { en: "Loops", zhCN: "循环" },
        rows: `SELECT id AS person_id, current_setting('enable_nestloop') AS value
                 FROM retention_person`,
      },
    ])
    const rule = where({ field: "x_loops", operator: "in", value: ["off"] })
    expect(await new RuleQuery(dataSource, told).count(rule, NOW)).toBe(15)
  })

  it("are broken off when they take too long", async () => {
    const slow = new RuleQuery(
      dataSource,
      new SegmentRules([
        {
          name: "x_slow",
          kind: "text",
          label: { en: "Slow", zhCN: "慢" },
          rows: "SELECT id AS person_id, pg_sleep(0.2)::text AS value FROM retention_person",
        },
      ]),
      { longest_ms: 300 }
    )
    const rule = where({ field: "x_slow", operator: "in", value: ["a"] })
    await expect(slow.count(rule, NOW)).rejects.toMatchObject({
      type: "invalid_data",
      message: expect.stringMatching(/^rule: took longer than 0\.3 seconds/),
    })
  })
})
