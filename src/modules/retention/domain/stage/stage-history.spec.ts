import fc from "fast-check"
import { people } from "../../../../../integration-tests/helpers/arbitraries"
import { policyWith, purchase } from "../../../../../integration-tests/helpers/facts"
import { personFacts } from "../facts/person-facts"
import { addDays, DAY_MS } from "../time/duration"
import { stageHistory } from "./stage-history"
import { stageOf } from "./stage-of"

const LIMITS = { at_risk: 70, dormant: 155, lost: 260 }
const policy = policyWith()
const first = new Date("2025-01-01T10:00:00.000Z")
const on = (day: number) => addDays(first, day)

describe("stageHistory", () => {
  it("goes through every stage of somebody who comes back once", () => {
    const purchases = [purchase(on(200)), purchase(first), purchase(on(40))]
    expect(stageHistory(purchases, LIMITS, policy)).toEqual([
      { at: first, from: null, to: "new" },
      { at: on(30), from: "new", to: "active" },
      { at: on(40 + 70), from: "active", to: "at_risk" },
      { at: on(40 + 155), from: "at_risk", to: "dormant" },
      { at: on(200), from: "dormant", to: "reactivated" },
      { at: on(260), from: "reactivated", to: "active" },
      { at: on(270), from: "active", to: "at_risk" },
      { at: on(355), from: "at_risk", to: "dormant" },
      { at: on(460), from: "dormant", to: "lost" },
    ])
  })

  it("knows nothing of cancelled purchases, nor of people without any", () => {
    expect(stageHistory([], LIMITS, policy)).toEqual([])
    const cancelled = purchase(first, "10", { canceled_at: on(1) })
    expect(stageHistory([cancelled], LIMITS, policy)).toEqual([])
    expect(stageHistory([cancelled, purchase(on(5))], LIMITS, policy)[0]).toEqual({
      at: on(5),
      from: null,
      to: "new",
    })
  })

  it("passes over stages that equal limits leave empty", () => {
    const only_lost = { at_risk: 90, dormant: 90, lost: 90 }
    expect(stageHistory([purchase(first)], only_lost, policy).map(({ to }) => to)).toEqual([
      "new",
      "active",
      "lost",
    ])
  })

  it("says at every instant what stageOf says", () => {
    const hairs = [-DAY_MS, -1, 0, 1, DAY_MS]
    fc.assert(
      fc.property(people(), fc.nat(), ({ purchases, fit, policy: drawn, now }, pick) => {
        const history = stageHistory(purchases, fit.limits, drawn)
        const edges = [now, ...purchases.map(({ at }) => at), ...history.map(({ at }) => at)]
        const edge = edges[pick % edges.length] ?? now
        for (const hair of hairs) {
          const at = new Date(edge.getTime() + hair)
          const facts = personFacts(purchases, drawn, at, fit.limits.dormant)
          const said = history.filter((move) => move.at <= at).at(-1)?.to ?? "prospect"
          expect(said).toBe(stageOf(facts, fit.limits, drawn, at))
        }
      }),
      { numRuns: 500 }
    )
  })

  it("is in order, and each move goes on where the one before it ended", () => {
    fc.assert(
      fc.property(people(), ({ purchases, fit, policy: drawn }) => {
        const history = stageHistory(purchases, fit.limits, drawn)
        for (const [index, move] of history.entries()) {
          const before = history[index - 1]
          expect(move.from).toBe(before?.to ?? null)
          expect(move.to).not.toBe(move.from)
          expect(before === undefined || before.at < move.at).toBe(true)
        }
      })
    )
  })
})
