import { groupCircle, type GroupFiller } from "./group-circles"

const filler = (segment_id: string, fills: string, ...asks: string[]): GroupFiller => ({
  segment_id,
  fills,
  asks,
})

describe("groupCircle", () => {
  it("is one of one where a segment asks for the group it fills", () => {
    expect(groupCircle(filler("a", "vip", "trade", "vip"), [])).toEqual(["a"])
  })

  it("goes through several segments, by the shortest way", () => {
    const others = [
      filler("b", "gold", "silver"),
      filler("c", "silver", "bronze", "vip"),
      filler("d", "bronze", "vip"),
    ]
    expect(groupCircle(filler("a", "vip", "gold"), others)).toEqual(["a", "b", "c"])
  })

  it("is none where groups are only asked for, or lead to a circle of others", () => {
    const others = [filler("b", "gold", "silver"), filler("c", "silver", "gold")]
    expect(groupCircle(filler("a", "vip", "gold", "by_hand"), others)).toBeNull()
    expect(groupCircle(filler("a", "vip"), [filler("b", "gold", "vip")])).toBeNull()
  })

  it("goes by what the segment is to be, and not by what was stored of it", () => {
    const stored = filler("a", "old", "vip")
    expect(groupCircle(filler("a", "vip", "gold"), [stored, filler("b", "gold", "old")])).toBeNull()
    expect(groupCircle(filler("a", "vip", "gold"), [stored, filler("b", "gold", "vip")])).toEqual([
      "a",
      "b",
    ])
  })

  it("comes to an end among a thousand segments that all ask for one another", () => {
    const groups = Array.from({ length: 1000 }, (_, index) => `group_${index}`)
    const others = groups.map((group, index) => filler(`seg_${index}`, group, ...groups))
    expect(groupCircle(filler("a", "vip", ...groups), others)).toBeNull()
    expect(groupCircle(filler("a", "vip", "group_7"), [...others.slice(0, 999)])).toBeNull()
  })
})
