import { customersPath } from "../customers/customers-path"
import { movePath } from "./move-path"
import { type Move, type Moves, sortMoves } from "./moves"

const written = (moves: readonly Move[]) =>
  moves.map(({ from, to, people }) => `${from} > ${to} ${people}`)

describe("sortMoves", () => {
  it("tells slips, gains and the rest apart, by stage and by tier", () => {
    const { slips, gains, others } = sortMoves({
      stage: [
        { from: "active", to: "at_risk", people: 1 },
        { from: "new", to: "dormant", people: 1 },
        { from: "at_risk", to: "active", people: 1 },
        { from: "lost", to: "reactivated", people: 1 },
        { from: "prospect", to: "new", people: 1 },
        { from: "new", to: "active", people: 1 },
        { from: "reactivated", to: "active", people: 1 },
        { from: "new", to: "prospect", people: 1 },
      ],
      tier: [
        { from: "high_value", to: "potential", people: 1 },
        { from: "low_value", to: "mid_value", people: 1 },
      ],
    })
    expect(written(slips).sort()).toEqual([
      "active > at_risk 1",
      "high_value > potential 1",
      "new > dormant 1",
    ])
    expect(written(gains).sort()).toEqual([
      "at_risk > active 1",
      "lost > reactivated 1",
      "low_value > mid_value 1",
      "prospect > new 1",
    ])
    expect(written(others).sort()).toEqual([
      "new > active 1",
      "new > prospect 1",
      "reactivated > active 1",
    ])
  })

  it("puts first what weighs most: people × steps, and of equals the shorter way", () => {
    const { slips } = sortMoves({
      stage: [
        { from: "dormant", to: "lost", people: 11 },
        { from: "active", to: "dormant", people: 10 },
        { from: "active", to: "at_risk", people: 20 },
      ],
      tier: [{ from: "high_value", to: "low_value", people: 7 }],
    })
    expect(written(slips)).toEqual([
      "high_value > low_value 7",
      "active > at_risk 20",
      "active > dormant 10",
      "dormant > lost 11",
    ])
  })

  it("leaves out moves of nobody", () => {
    expect(sortMoves({ stage: [{ from: "active", to: "lost", people: 0 }], tier: [] })).toEqual({
      slips: [],
      gains: [],
      others: [],
    })
  })
})

describe("movePath", () => {
  const of: Pick<Moves, "since" | "reconstructed"> = {
    since: "2026-11-15T00:00:00.000Z",
    reconstructed: true,
  }

  it("leads to the people of one count", () => {
    expect(
      movePath(
        { kind: "stage", from: "active", to: "at_risk", people: 2 },
        { ...of, reconstructed: false }
      )
    ).toBe(
      customersPath({ moved: { kind: "stage", from: "active", to: "at_risk", since: of.since } })
    )
  })

  it("leads nowhere from a redrawn count, which stages alone can be", () => {
    expect(movePath({ kind: "stage", from: "active", to: "at_risk", people: 2 }, of)).toBeNull()
    expect(movePath({ kind: "tier", from: "potential", to: "low_value", people: 2 }, of)).toBe(
      customersPath({
        moved: { kind: "tier", from: "potential", to: "low_value", since: of.since },
      })
    )
  })
})
