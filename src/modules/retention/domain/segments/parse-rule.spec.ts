import { policyWith } from "../../../../../integration-tests/helpers/facts"
import {
  checkRule,
  type Condition,
  fieldRegistry,
  fieldsOf,
  InvalidRule,
  parseRule,
  PRESETS,
  referencesOf,
  RULE_LIMITS,
  type RuleNode,
} from "."

const registry = fieldRegistry({
  policy: policyWith({ mirror: { customer_metadata: ["size", "__proto__"] } }),
  custom: [],
})

const LOST: Condition = { field: "stage", operator: "in", value: ["lost"] }

/** What is said of a part of a rule, which stands in its place. */
function refusal(where: unknown): string {
  try {
    parseRule({ version: 1, where }, registry)
  } catch (error) {
    if (error instanceof InvalidRule) {
      return error.message
    }
    throw error
  }
  return "taken"
}

const nested = (depth: number): RuleNode => (depth === 1 ? LOST : { not: nested(depth - 1) })

describe("a rule", () => {
  it.each(PRESETS.map(({ key, rule }) => [key, rule]))("takes the ready-made %s", (_key, rule) => {
    expect(parseRule(JSON.parse(JSON.stringify(rule)), registry)).toEqual(rule)
  })

  it.each<[Condition]>([
    [{ field: "tier", operator: "not_set" }],
    [{ field: "slowing", operator: "is", value: false }],
    [{ field: "purchase_count", operator: "between", value: [2, 2] }],
    [{ field: "chance_90", operator: "gte", value: 0.25 }],
    [{ field: "total_revenue", operator: "between", value: ["-1", "99.50"] }],
    [{ field: "last_purchase_at", operator: "between", value: ["2024-02-29", "2026-01-01"] }],
    [{ field: "last_seen_at", operator: "between_ago", value: [0, 3650] }],
    [{ field: "orders", operator: "gte", value: 1, window: { in_last: 1 } }],
    [{ field: "revenue", operator: "lt", value: "0", window: { more_than_ago: 3650 } }],
    [{ field: "orders", operator: "eq", value: 0, window: { from: "2026-01-01" } }],
    [{ field: "customer_metadata.size", operator: "contains", value: "%'; --" }],
    [{ field: "customer_metadata.__proto__", operator: "in", value: ["__proto__"] }],
  ])("takes %j", (condition) => {
    const rule = { version: 1, where: condition }
    expect(parseRule(rule, registry)).toEqual(rule)
  })

  it("is ten deep at most, of two hundred conditions", () => {
    const many = (length: number) => ({ or: Array.from({ length }, () => LOST) })
    expect(refusal(nested(10))).toBe("taken")
    expect(refusal(nested(11))).toBe(
      `rule.where${".not".repeat(10)}: must not be nested deeper than 10`
    )
    expect(refusal(many(200))).toBe("taken")
    expect(refusal(many(201))).toBe("rule.where: must have at most 200 conditions")
    expect(refusal({ and: [many(150), many(51)] })).toMatch(/at most 200/)
  })

  it("is refused however large it comes", () => {
    const deep = (open: string, close: string) =>
      JSON.parse(`${open.repeat(30_000)}${JSON.stringify(LOST)}${close.repeat(30_000)}`) as unknown
    expect(refusal(deep('{"not":', "}"))).toMatch(/nested deeper than 10/)
    expect(refusal(deep('{"and":[', "]}"))).toMatch(/nested deeper than 10/)
    expect(refusal(deep("[", "]"))).toMatch(/^rule\.where: must be an object/)
    expect(refusal({ ...LOST, value: deep("[", "]") })).toMatch(/^rule\.where\.value\[0\]: must be/)
    expect(refusal({ and: Array.from({ length: 50_000 }, () => ({ and: [] })) })).toMatch(
      /at most 200 conditions/
    )
    expect(
      refusal({ ...LOST, value: Array.from({ length: 20_000 }, () => "x") }).length
    ).toBeLessThan(5000)
  })

  it.each([
    [undefined, /^rule\.where: must be an object with and, or, not, or a condition/],
    [null, /^rule\.where: must be an object/],
    ["stage = 'lost'", /^rule\.where: must be an object/],
    [[LOST], /^rule\.where: must be an object/],
    [{}, /^rule\.where: must be an object/],
    [{ and: [] }, /^rule\.where\.and: must hold at least one part/],
    [{ or: LOST }, /^rule\.where\.or: must be a list/],
    [{ not: [LOST] }, /^rule\.where\.not: must be an object/],
    [{ and: [LOST], or: [LOST] }, /^rule\.where: unknown key "or"; allowed: and/],
    [{ and: [LOST, { or: [{ not: 7 }] }] }, /^rule\.where\.and\[1\]\.or\[0\]\.not: must be/],
    [{ ...LOST, note: "x" }, /^rule\.where: unknown key "note"; allowed: field, operator, value/],
    [JSON.parse('{"__proto__":[{}]}'), /^rule\.where: must be an object with and/],
    [
      JSON.parse('{"field":"stage","operator":"in","value":["lost"],"__proto__":{}}'),
      /^rule\.where: unknown key "__proto__"/,
    ],
  ])("is not %j", (where, message) => {
    expect(refusal(where)).toMatch(message)
  })

  it.each([
    ["field", { ...LOST, field: "stages" }, 'unknown field "stages"'],
    ["field", { ...LOST, field: "__proto__" }, 'unknown field "__proto__"'],
    ["field", { ...LOST, field: "constructor" }, 'unknown field "constructor"'],
    ["field", { ...LOST, field: "toString" }, 'unknown field "toString"'],
    ["field", { ...LOST, field: ["stage"] }, "unknown field that is no text"],
    ["field", { operator: "in", value: ["lost"] }, "unknown field that is no text"],
    ["field", { ...LOST, field: "stage'; DROP TABLE retention_person; --" }, "unknown field"],
    ["field", { ...LOST, field: "x".repeat(9000) }, `unknown field "${"x".repeat(60)}…"`],
    ["operator", { ...LOST, operator: "=" }, "must be an operator of stage: in, not_in"],
    ["operator", { ...LOST, operator: "constructor" }, "must be an operator of stage"],
    ["operator", { field: "stage" }, "must be an operator of stage"],
    ["operator", { ...LOST, operator: "in) OR TRUE --" }, "must be an operator of stage"],
    ["value", { field: "stage", operator: "in" }, "must be a list of 1 to 50 values"],
    ["value", { ...LOST, value: "lost" }, "must be a list of 1 to 50 values"],
    ["value", { ...LOST, value: [] }, "must be a list of 1 to 50 values"],
    ["value[0]", { ...LOST, value: ["gone"] }, "must be one of prospect, new"],
    ["value", { field: "tier", operator: "set", value: true }, "set takes no value"],
    ["value", { field: "slowing", operator: "is", value: "true" }, "must be true or false"],
    ["value", { field: "rfm_r", operator: "eq", value: 6 }, "must be a whole number from 1 to 5"],
    ["value", { field: "rfm_r", operator: "eq", value: 1.5 }, "must be a whole number"],
    ["value", { field: "rfm_r", operator: "eq", value: "1" }, "must be a whole number"],
    ["value", { field: "purchase_count", operator: "gt", value: 1e300 }, "must be a whole number"],
    ["value", { field: "chance_30", operator: "gt", value: Number.NaN }, "must be a number from 0"],
    ["value", { field: "chance_30", operator: "gt", value: Infinity }, "must be a number from 0"],
    ["value", { field: "chance_30", operator: "between", value: [0.5] }, "a list of two"],
    [
      "value",
      { field: "chance_30", operator: "between", value: [0.5, 0.1] },
      "must not end before",
    ],
    ["value", { field: "revenue", operator: "gt", value: 10 }, "must be an amount in a string"],
    ["value", { field: "revenue", operator: "gt", value: "1e9" }, "must be an amount in a string"],
    ["value", { field: "revenue", operator: "gt", value: "NaN" }, "must be an amount in a string"],
    ["value", { field: "revenue", operator: "gt", value: "9".repeat(400) }, "must be an amount"],
    ["value", { field: "last_seen_at", operator: "in_last", value: 0 }, "from 1 to 3650"],
    [
      "value",
      { field: "last_seen_at", operator: "in_last", value: "30" },
      "a whole number of days",
    ],
    ["value", { field: "last_seen_at", operator: "before", value: "2026-02-30" }, "must be a day"],
    ["value", { field: "last_seen_at", operator: "before", value: "infinity" }, "must be a day"],
    ["value[0]", { field: "bought_products", operator: "any_of", value: [""] }, "1 to 200 letters"],
    ["value[0]", { field: "bought_products", operator: "any_of", value: ["a\0b"] }, "without NUL"],
    [
      "value[0]",
      { field: "bought_products", operator: "all_of", value: ["\ud83d"] },
      "without NUL",
    ],
    ["value", { field: "bought_products", operator: "any_of", value: Array(201).fill("a") }, "200"],
    [
      "value",
      { field: "customer_metadata.size", operator: "contains", value: "a\0" },
      "without NUL",
    ],
    ["value", { field: "customer_metadata.size", operator: "contains", value: "" }, "1 to 200"],
    ["window", { ...LOST, window: { in_last: 3 } }, "stage takes no window"],
    ["window", { field: "orders", operator: "eq", value: 1, window: {} }, "one of them"],
    ["window", { field: "orders", operator: "eq", value: 1, window: null }, "must be an object"],
    [
      "window",
      { field: "orders", operator: "eq", value: 1, window: { in_last: 3, until: "2026-01-01" } },
      "one of them",
    ],
    [
      "window.until",
      {
        field: "orders",
        operator: "eq",
        value: 1,
        window: { from: "2026-01-02", until: "2026-01-01" },
      },
      "must not be earlier",
    ],
    [
      "window",
      { field: "orders", operator: "eq", value: 1, window: { since: "2026-01-02" } },
      "allowed: in_last, more_than_ago, from, until",
    ],
  ])("tells what is wrong at %s of %j", (path, condition, message) => {
    const told = refusal({ and: [LOST, condition] })
    expect(told).toContain(`rule.where.and[1].${path}: `)
    expect(told).toContain(message)
  })

  it.each([null, 7, "rule", [], { where: LOST }, { version: 2, where: LOST }])(
    "is no %j",
    (input) => {
      expect(() => parseRule(input, registry)).toThrow(/^rule(\.version)?: must be/)
    }
  )

  it("tells everything that is wrong, up to a point", () => {
    const parts = Array.from({ length: 30 }, () => ({ ...LOST, field: "gone" }))
    expect(refusal({ and: parts })).toMatch(/and\[19\]\.field: unknown field "gone"; and 10 more$/)
  })
})

describe("a stored rule", () => {
  it("is what it was", () => {
    const rule = { version: 1, where: nested(3) }
    expect(checkRule(rule, registry)).toEqual({ rule })
  })

  it("says which field is gone", () => {
    const gone = { field: "x_points", operator: "gte", value: 3 }
    expect(checkRule({ version: 1, where: { and: [LOST, { not: gone }] } }, registry)).toEqual({
      problem: {
        kind: "unknown_field",
        field: "x_points",
        path: "rule.where.and[1].not.field",
        message: 'unknown field "x_points"',
      },
    })
  })

  it("says what is not allowed any more", () => {
    const where = { or: [{ field: "stage", operator: "in", value: ["asleep"] }] }
    expect(checkRule({ version: 1, where }, registry)).toMatchObject({
      problem: { kind: "invalid_rule", field: "stage", path: "rule.where.or[0].value[0]" },
    })
    expect(checkRule({ version: 3, where: LOST }, registry)).toMatchObject({
      problem: { kind: "invalid_rule", field: null, path: "rule.version" },
    })
  })
})

it("what a rule asks for", () => {
  const groups = (value: string[]): Condition => ({
    field: "customer_groups",
    operator: "any_of",
    value,
  })
  const where = { and: [LOST, { not: groups(["a", "b"]) }, { or: [groups(["b"])] }] }
  const rule = parseRule({ version: 1, where }, registry)
  expect([...fieldsOf(rule)]).toEqual(["stage", "customer_groups"])
  expect(referencesOf(rule, "customer_groups")).toEqual(["a", "b"])
  expect(RULE_LIMITS.depth).toBe(10)
})
