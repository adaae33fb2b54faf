import { draftOf } from "./draft"
import { SAMPLE_FIELDS } from "./field-samples"
import { readDraft } from "./read-draft"
import type { RuleNode } from "./types"

const SLOWING: RuleNode = { field: "slowing", operator: "is", value: true }

const nested = (depth: number): RuleNode =>
  depth === 1 ? SLOWING : { or: [nested(depth - 1), SLOWING] }

const faultsOf = (where: RuleNode) => {
  const { rule, faults } = readDraft(draftOf({ version: 1, where }, SAMPLE_FIELDS), SAMPLE_FIELDS)
  expect(rule === null).toBe(faults.size > 0)
  return [...faults.values()].map(({ key }) => key)
}

describe("a draft as large as a rule may be", () => {
  it("is as deep as ten, each opposite being a step", () => {
    expect(faultsOf(nested(10))).toEqual([])
    expect(faultsOf({ not: nested(10) })).toEqual(["too_deep"])
    expect(faultsOf(nested(11))).toEqual(["too_deep"])
  })

  it("has two hundred conditions", () => {
    const many = (count: number): RuleNode => ({
      and: Array.from({ length: count }, () => SLOWING),
    })
    expect(faultsOf(many(200))).toEqual([])
    expect(faultsOf(many(201))).toEqual(["too_many_parts"])
  })

  it("has no empty group", () => {
    expect(faultsOf({ and: [SLOWING, { or: [] }] })).toEqual(["empty_group"])
  })
})
