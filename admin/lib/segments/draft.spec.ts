import {
  type DraftCondition,
  type DraftGroup,
  type DraftNode,
  draftOf,
  isGroup,
  sameDraft,
} from "./draft"
import {
  add,
  canMove,
  change,
  copy,
  countConditions,
  depthOf,
  type Edit,
  move,
  neighbourOf,
  remove,
  unwrap,
  wrap,
} from "./edit-draft"
import { SAMPLE_FIELDS } from "./field-samples"
import { readDraft } from "./read-draft"
import { readRuleErrors } from "./rule-errors"
import type { Condition, RuleNode, SegmentRule } from "./types"

const TIER: Condition = { field: "tier", operator: "in", value: ["high_value"] }
const SPENT: Condition = {
  field: "revenue",
  operator: "between",
  value: ["10", "99.50"],
  window: { in_last: 90 },
}
const CHANCE: Condition = { field: "chance_90", operator: "lt", value: 0.07 }
const BACK: Condition = { field: "last_purchase_at", operator: "between_ago", value: [30, 60] }
const DATED: Condition = {
  field: "bought_products",
  operator: "none_of",
  value: ["prod_1", "prod_2"],
  window: { from: "2026-01-01" },
}
const KNOWN: Condition = { field: "last_purchase_at", operator: "not_set" }

const NESTED: SegmentRule = {
  version: 1,
  where: {
    and: [TIER, { not: { or: [SPENT, CHANCE, { not: BACK }] } }, { not: { and: [DATED, KNOWN] } }],
  },
}

describe("a draft", () => {
  it("says what its rule says, to the letter", () => {
    const { rule, faults } = readDraft(draftOf(NESTED, SAMPLE_FIELDS), SAMPLE_FIELDS)
    expect([...faults]).toEqual([])
    expect(rule).toEqual(NESTED)
  })

  it.each<[string, RuleNode, RuleNode]>([
    ["a condition by itself in a group of one", TIER, { and: [TIER] }],
    ["its opposite too", { not: TIER }, { and: [{ not: TIER }] }],
    ["no opposite of the opposite", { not: { not: { or: [TIER] } } }, { or: [TIER] }],
  ])("has %s", (_, where, then) => {
    const draft = draftOf({ version: 1, where }, SAMPLE_FIELDS)
    expect(readDraft(draft, SAMPLE_FIELDS).rule?.where).toEqual(then)
  })

  it("is the same as another that says the same", () => {
    expect(sameDraft(draftOf(NESTED, SAMPLE_FIELDS), draftOf(NESTED, SAMPLE_FIELDS))).toBe(true)
    const other = draftOf({ version: 1, where: { and: [TIER] } }, SAMPLE_FIELDS)
    expect(sameDraft(draftOf(NESTED, SAMPLE_FIELDS), other)).toBe(false)
  })

  it.each<[Condition, string]>([
    [{ field: "gone", operator: "is", value: true }, "unknown_field"],
    [{ field: "tier", operator: "gte", value: 3 }, "operator"],
    [{ ...TIER, value: [] }, "items"],
    [{ field: "rfm_r", operator: "eq", value: 6 }, "range"],
    [{ field: "rfm_r", operator: "eq", value: 2.5 }, "whole"],
    [{ field: "orders", operator: "gte", value: -1 }, "at_least"],
    [{ field: "chance_90", operator: "gt", value: 1.5 }, "range"],
    [{ field: "total_revenue", operator: "gt", value: "much" }, "amount"],
    [{ field: "total_revenue", operator: "gt", value: "" }, "no_amount"],
    [{ ...SPENT, value: ["100", "20"] }, "order"],
    [{ field: "last_purchase_at", operator: "in_last", value: 0 }, "days"],
    [{ field: "last_purchase_at", operator: "before", value: "2026-02-30" }, "date"],
    [
      { field: "last_purchase_at", operator: "between", value: ["2026-02-03", "2026-01-03"] },
      "order",
    ],
    [{ field: "customer_metadata.vip", operator: "contains", value: " " }, "text"],
    [{ ...SPENT, window: { more_than_ago: 4000 } }, "days"],
    [{ ...SPENT, window: {} }, "date"],
    [{ ...SPENT, window: { from: "2026-02-03", until: "2026-01-03" } }, "order"],
  ])("finds what is wrong with %j", (condition, key) => {
    const draft = draftOf({ version: 1, where: { or: [TIER, condition] } }, SAMPLE_FIELDS)
    const { rule, faults } = readDraft(draft, SAMPLE_FIELDS)
    expect(rule).toBeNull()
    const wrong = draft.children[1]
    expect([...faults].map(([id, fault]) => [id, fault.key])).toEqual([[wrong?.id, key]])
  })

  it("takes numbers as Chinese keyboards type them, and per cent without a float's digits", () => {
    const draft = draftOf({ version: 1, where: { and: [CHANCE] } }, SAMPLE_FIELDS)
    const [condition] = draft.children as readonly DraftCondition[]
    expect(condition?.typed.first).toBe("7")
    const typed = { ...condition?.typed, first: "２９" }
    const edited = { ...draft, children: [{ ...condition, typed }] } as DraftGroup
    expect(readDraft(edited, SAMPLE_FIELDS).rule?.where).toEqual({
      and: [{ ...CHANCE, value: 0.29 }],
    })
  })
})

/** `a, b, any(c, d), e`: names stand for conditions and are their ids. */
const root = (): DraftGroup => ({
  id: "root",
  mode: "all",
  children: [
    named("a"),
    named("b"),
    { id: "group", mode: "any", children: [named("c"), named("d")] },
    named("e"),
  ],
})

const named = (id: string): DraftNode => {
  const [node] = draftOf({ version: 1, where: { and: [TIER] } }, SAMPLE_FIELDS).children
  return { ...(node as DraftCondition), id }
}

const shown = (node: DraftNode): string =>
  isGroup(node) ? `${node.mode}(${node.children.map(shown).join(" ")})` : node.id

describe("edits", () => {
  it.each<[string, Edit, string]>([
    ["add", add("group", named("x")), "all(a b any(c d x) e)"],
    ["remove", remove("c"), "all(a b any(d) e)"],
    ["remove a group", remove("group"), "all(a b e)"],
    ["never remove all", remove("root"), "all(a b any(c d) e)"],
    ["copy", copy("b", "x"), "all(a b x any(c d) e)"],
    ["wrap", wrap("b", "any", "x"), "all(a any(b) any(c d) e)"],
    ["unwrap", unwrap("group"), "all(a b c d e)"],
    [
      "change a mode",
      change("group", (node) => ({ ...node, mode: "none" })),
      "all(a b none(c d) e)",
    ],
    [
      "change the outermost mode",
      change("root", (node) => ({ ...node, mode: "any" })),
      "any(a b any(c d) e)",
    ],
    ["move past a neighbour", move("b", -1), "all(b a any(c d) e)"],
    ["move into a group from above", move("b", 1), "all(a any(b c d) e)"],
    ["move into a group from below", move("e", -1), "all(a b any(c d e))"],
    ["move out of a group upwards", move("c", -1), "all(a b c any(d) e)"],
    ["move out of a group downwards", move("d", 1), "all(a b any(c) d e)"],
    ["move a group", move("group", 1), "all(a b e any(c d))"],
    ["stay at the top", move("a", -1), "all(a b any(c d) e)"],
    ["stay at the bottom", move("e", 1), "all(a b any(c d) e)"],
    ["leave what is not there", remove("zzz"), "all(a b any(c d) e)"],
  ])("%s", (_, edit, then) => {
    const before = root()
    const after = edit(before)
    expect(shown(after)).toBe(then)
    expect(shown(before)).toBe("all(a b any(c d) e)")
    // What did not change is the same object, so nothing is drawn anew.
    expect(after === before).toBe(shown(after) === shown(before))
  })

  it("copy a group with ids of its own", () => {
    const after = copy("group", "x")(root())
    const ids = JSON.stringify(after).match(/"id":"[^"]+"/g) ?? []
    expect(new Set(ids).size).toBe(ids.length)
    expect(countConditions(after)).toBe(7)
  })

  it("tell where one can move, who follows on, and how deep it goes", () => {
    expect([canMove(root(), "a", -1), canMove(root(), "a", 1), canMove(root(), "e", 1)]).toEqual([
      false,
      true,
      false,
    ])
    expect(["a", "e", "c", "d"].map((id) => neighbourOf(root(), id))).toEqual([
      "b",
      "group",
      "d",
      "c",
    ])
    expect(neighbourOf(remove("d")(root()), "c")).toBe("group")
    expect(depthOf(root())).toBe(3)
    expect(depthOf(change("group", (node) => ({ ...node, mode: "none" }))(root()))).toBe(4)
    expect(depthOf(draftOf(NESTED, SAMPLE_FIELDS))).toBe(5)
  })
})

describe("readRuleErrors", () => {
  const draft = draftOf(NESTED, SAMPLE_FIELDS)
  const { places } = readDraft(draft, SAMPLE_FIELDS)
  const at = (...path: number[]): string =>
    path.reduce<DraftNode>(
      (node, index) => (isGroup(node) ? (node.children[index] ?? node) : node),
      draft
    ).id

  it("puts each message where it belongs", () => {
    const message =
      "rule.where.and[0].value: must be a list, rule.where.and[1].not.or[2].not.value[0]: must be a number; " +
      "rule.where.and[2].not.and: must hold at least one part"
    expect([...readRuleErrors(message, places)]).toEqual([
      [at(0), ["must be a list"]],
      [at(1, 2), ["must be a number"]],
      [at(2), ["must hold at least one part"]],
    ])
  })

  it("gives what is about the whole to the outermost group, and leaves out what is about none", () => {
    const whole = readRuleErrors("rule.where: must be an object", places)
    expect([...whole.keys()]).toEqual([draft.id])
    expect(readRuleErrors("The database is asleep", places).size).toBe(0)
    expect(readRuleErrors(null, places).size).toBe(0)
  })
})
