import { policyWith } from "../../../../../integration-tests/helpers/facts"
import { gapsForLimits, tallyGaps } from "./gaps"

const TODAY = 20_000
const policy = policyWith()
const gaps = (...people: number[][]) => gapsForLimits(people, TODAY, policy)

describe("gapsForLimits", () => {
  it("takes the gaps of each person, not between persons", () => {
    expect(gaps([19_900, 19_910, 19_940], [19_950], [], [19_000, 19_999])).toEqual([10, 30, 999])
  })

  it("takes those that ended within the window, its far end excluded", () => {
    const opens = TODAY - 730
    expect(gaps([opens - 5, opens])).toEqual([])
    expect(gaps([opens - 5, opens + 1])).toEqual([6])
    expect(gaps([opens - 900, opens - 5, opens + 1, opens + 3])).toEqual([6, 2])
  })

  it("takes those that ended up to today", () => {
    expect(gaps([TODAY - 5, TODAY])).toEqual([5])
    expect(gaps([TODAY - 5, TODAY + 1])).toEqual([])
  })

  it("goes by the policy's window", () => {
    const short = policyWith({ stage: { gap_window_days: 90 } })
    expect(gapsForLimits([[TODAY - 200, TODAY - 90, TODAY - 89]], TODAY, short)).toEqual([1])
  })
})

describe("tallyGaps", () => {
  it("counts equal gaps, ascending by number", () => {
    expect(tallyGaps([10, 9, 10, 100])).toEqual([
      { value: 9, count: 1 },
      { value: 10, count: 2 },
      { value: 100, count: 1 },
    ])
  })
})
