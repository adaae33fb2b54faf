import { DAY_MS } from "../../../src/modules/retention/domain/time/duration"
import { BANDS, type Band, type Limits } from "../../../src/modules/retention/domain/types"
import { monthTicks, type Tick } from "./ticks"
import type { Purchase } from "./types"

/** Room beside the first and the last thing drawn, as a share of the time between them. */
const MARGIN = 0.02

/** A shorter time line would say no more. */
const SHORTEST_MS = 30 * DAY_MS

/** What the picture needs to know of a purchase. */
export type DrawnPurchase = Pick<
  Purchase,
  "order_id" | "created_at" | "canceled_at" | "base_amount"
>

/** Cancelled and future purchases neither count nor end a silence. */
export type MarkState = "valid" | "cancelled" | "future"

/** A purchase on the time line; `x` and `height` are shares of the picture, 0 to 1. */
export type Mark<P extends DrawnPurchase = DrawnPurchase> = {
  readonly purchase: P
  readonly state: MarkState
  readonly x: number
  /** By amount, the largest being 1; 0 where the amount is unknown. */
  readonly height: number
}

/** A time of silence within one band; shares of the picture's width. */
export type Stretch = { readonly band: Band; readonly from: number; readonly to: number }

/** When a band begins after the last purchase. */
export type Turn = {
  readonly band: Band
  /** ISO time. */
  readonly at: string
  /** Days of silence at which it ends; null for the last one. */
  readonly until: number | null
  readonly x: number
}

/** The purchases of a person as a picture: positions are shares of its width, oldest first. */
export type Timeline<P extends DrawnPurchase = DrawnPurchase> = {
  readonly marks: readonly Mark<P>[]
  /** Silences between the purchases, by today's limits. */
  readonly past: readonly Stretch[]
  /** The silence since the last purchase, and on into the future if nothing happens. */
  readonly present: readonly Stretch[]
  readonly turns: readonly Turn[]
  readonly today: number
  /** When something changes next; null where nothing does, or outside the picture. */
  readonly next: number | null
  /** Largest amount in base currency, decimal string; null where none is known. */
  readonly largest: string | null
  readonly ticks: readonly Tick[]
  /** What the width stands for: instants in milliseconds. */
  readonly span: { readonly start: number; readonly end: number }
}

/** What a time line is made from. */
export type TimelineInput<P extends DrawnPurchase> = {
  /** In any order; at least one. */
  readonly purchases: readonly P[]
  /** Null before the first fit: no bands then. */
  readonly limits: Limits | null
  readonly now: Date
  /** ISO time of the next change. */
  readonly next: string | null
  /** The picture reaches at least to this instant, in milliseconds. */
  readonly reach?: number
}

/** Lays out purchases and the silences after them, from the first one to beyond today. */
export function layOut<P extends DrawnPurchase>(input: TimelineInput<P>): Timeline<P> {
  const { purchases, limits, next, reach = -Infinity } = input
  const now = input.now.getTime()
  const all = [...purchases].sort((a, b) => a.created_at.localeCompare(b.created_at))
  const times = all.map(({ created_at }) => Date.parse(created_at))
  const valid = all.flatMap((purchase, index) =>
    stateOf(purchase, now) === "valid" ? [times[index] ?? now] : []
  )
  const last = valid.at(-1)

  const first = Math.min(now, ...times)
  const beyond = last === undefined || !limits ? now : last + limits.lost * DAY_MS
  const final = Math.max(now, beyond, first + SHORTEST_MS, reach, ...times)
  const margin = (final - first) * MARGIN
  const [start, end] = [first - margin, final + margin]
  const shareOf = (time: number) => (time - start) / (end - start)

  const largest = all.reduce<string | null>(
    (most, { base_amount }) =>
      base_amount !== null && Number(base_amount) > Number(most ?? 0) ? base_amount : most,
    null
  )
  const stretchesOf = (from: number, to: number): Stretch[] =>
    limits
      ? bandsOf(from, limits)
          .filter((band) => band.from < to)
          .map(({ band, ...part }) => ({
            band,
            from: shareOf(part.from),
            to: shareOf(Math.min(part.to, to)),
          }))
      : []

  const nextAt = next === null ? NaN : Date.parse(next)
  return {
    marks: all.map((purchase, index) => ({
      purchase,
      state: stateOf(purchase, now),
      x: shareOf(times[index] ?? now),
      height: Math.max(0, Number(purchase.base_amount ?? 0)) / Number(largest ?? 1),
    })),
    past: valid.slice(0, -1).flatMap((time, index) => stretchesOf(time, valid[index + 1] ?? end)),
    present: last === undefined ? [] : stretchesOf(last, end),
    turns:
      last === undefined || !limits
        ? []
        : bandsOf(last, limits).map(({ band, from, to }) => ({
            band,
            at: new Date(from).toISOString(),
            until: to === Infinity ? null : (to - last) / DAY_MS,
            x: shareOf(from),
          })),
    today: shareOf(now),
    next: nextAt > now && nextAt < end ? shareOf(nextAt) : null,
    largest,
    ticks: monthTicks(start, end),
    span: { start, end },
  }
}

/**
 * What lies nearest to a place, the later one of two at the same.
 *
 * @param places what has a place: a share of the width
 * @param x share of the width
 * @returns its index; -1 where there is nothing
 */
export function nearest(places: readonly { readonly x: number }[], x: number): number {
  return places.reduce((found, place, index) => {
    const best = places[found]
    return !best || Math.abs(place.x - x) <= Math.abs(best.x - x) ? index : found
  }, -1)
}

function stateOf({ created_at, canceled_at }: DrawnPurchase, now: number): MarkState {
  if (canceled_at !== null) {
    return "cancelled"
  }
  return Date.parse(created_at) > now ? "future" : "valid"
}

/** The bands after a purchase, in milliseconds; equal limits leave the earlier one out. */
function bandsOf(
  purchase: number,
  limits: Limits
): readonly { readonly band: Band; readonly from: number; readonly to: number }[] {
  const after = (days: number) => purchase + days * DAY_MS
  const starts: Readonly<Record<Band, number>> = {
    active: purchase,
    at_risk: after(limits.at_risk),
    dormant: after(limits.dormant),
    lost: after(limits.lost),
  }
  return BANDS.map((band, index) => {
    const following = BANDS[index + 1]
    return { band, from: starts[band], to: following ? starts[following] : Infinity }
  }).filter(({ from, to }) => to > from)
}
