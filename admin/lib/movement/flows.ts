import { MOVEMENT_STATES, type Flow, type MovementKind, type Movements } from "./types"

/** People, and what they have spent: a number for widths and labels, no amount to reckon with. */
export type Weight = { readonly people: number; readonly revenue: number }

/** Everybody who was there on one of the two days, by what became of them. */
export type MovementTotals = {
  readonly people: number
  readonly moved: number
  readonly stayed: number
  /** Came from nowhere: not there, or without a tier, at first. */
  readonly came: number
  /** There, or with a tier, at first and not at last. */
  readonly left: number
}

/** A flow in which people ended where they began. */
export const isStay = ({ from, to }: Flow): boolean => from === to

/** The flows that hold anybody, from the top of the picture down: by where from, then where to. */
export function flowsOf(movements: Movements, kind: MovementKind): Flow[] {
  const place = (state: Flow["from"]) => MOVEMENT_STATES[kind].indexOf(state)
  return movements[kind]
    .filter(({ people, from, to }) => people > 0 && !(from === "none" && to === "none"))
    .sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to))
}

/** Adds flows up by what became of their people. */
export function totalsOf(flows: readonly Flow[]): MovementTotals {
  const count = (test: (flow: Flow) => boolean) =>
    flows.filter(test).reduce((sum, { people }) => sum + people, 0)
  const came = count(({ from }) => from === "none")
  const left = count(({ to }) => to === "none")
  const stayed = count(isStay)
  const people = count(() => true)
  return { people, stayed, came, left, moved: people - stayed - came - left }
}

/** All who stood in one state, on one of the two days. */
export function weightOf(flows: readonly Flow[], end: "from" | "to", state: Flow["from"]): Weight {
  return flows
    .filter((flow) => flow[end] === state)
    .reduce(
      (sum, flow) => ({
        people: sum.people + flow.people,
        revenue: sum.revenue + Number(flow.revenue),
      }),
      { people: 0, revenue: 0 }
    )
}

/** Flows with the largest first, as the table lists them; movers before those who stayed. */
export function bySize(flows: readonly Flow[], unit: keyof Weight): Flow[] {
  return [...flows].sort(
    (a, b) =>
      Number(isStay(a)) - Number(isStay(b)) ||
      Number(b[unit]) - Number(a[unit]) ||
      b.people - a.people
  )
}
