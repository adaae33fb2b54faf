import { type GroupFacts, groupStep, type SegmentGroupState } from "./group-step"

const facts = (
  state: SegmentGroupState | null,
  { wanted, inside }: { wanted: boolean; inside: boolean }
): GroupFacts => ({ state, is_wanted: wanted, is_in_group: inside })

const OUT = { wanted: false, inside: false }
const WANTED = { wanted: true, inside: false }
const INSIDE = { wanted: false, inside: true }
const BOTH = { wanted: true, inside: true }

describe("groupStep", () => {
  it.each([
    ["puts in who is wanted", null, WANTED, "add", "adding"],
    ["knows nobody who is neither", null, OUT, null, null],
    ["leaves who was put in by hand", null, INSIDE, null, null],
    ["does not take over who was put in by hand", null, BOTH, null, null],

    ["sees that somebody is in", "adding", BOTH, null, "added"],
    ["tries again who was not put in", "adding", WANTED, "add", "adding"],
    ["forgets who was not put in and is not wanted any more", "adding", OUT, null, null],
    ["takes out who was put in and is not wanted any more", "adding", INSIDE, "remove", "removing"],

    ["leaves who is in", "added", BOTH, null, "added"],
    ["takes out who is not wanted any more", "added", INSIDE, "remove", "removing"],
    ["sees a hand", "added", WANTED, null, "removed_by_hand"],
    ["sees a hand also when nobody wants them", "added", OUT, null, "removed_by_hand"],

    ["sees that somebody is out", "removing", OUT, null, null],
    ["tries again who was not taken out", "removing", INSIDE, "remove", "removing"],
    ["keeps who came back before they were out", "removing", BOTH, null, "added"],
    ["puts in again who came back after", "removing", WANTED, "add", "adding"],

    ["does not put in again", "removed_by_hand", WANTED, null, "removed_by_hand"],
    ["remembers that", "removed_by_hand", OUT, null, "removed_by_hand"],
    ["leaves who is in again to the hand", "removed_by_hand", BOTH, null, null],
    ["and so it is for who is not wanted", "removed_by_hand", INSIDE, null, null],
  ] as const)("%s", (_what, state, given, action, next) => {
    expect(groupStep(facts(state, given))).toEqual({ action, state: next })
  })

  it("is done after one step that Medusa did", () => {
    const states = [null, "adding", "added", "removing", "removed_by_hand"] as const
    for (const state of states) {
      for (const given of [OUT, WANTED, INSIDE, BOTH]) {
        const step = groupStep(facts(state, given))
        const inside = step.action === null ? given.inside : step.action === "add"
        const after = groupStep(facts(step.state, { wanted: given.wanted, inside }))
        expect(after.action).toBeNull()
        expect(groupStep(facts(after.state, { wanted: given.wanted, inside }))).toEqual(after)
      }
    }
  })
})
