import { BANDS, type Band, type Limits } from "../../../src/modules/retention/domain/types"

/** Share of the scale that follows the last limit; whoever is silent for longer stands there. */
const AFTER_LOST = 0.2

/** A band's part of the scale. */
export type ScalePart = {
  /** Days of silence it begins at. */
  readonly from: number
  /** Share of the scale's width. */
  readonly width: number
}

/** The scale from a purchase on to beyond the last limit. */
export type Scale = {
  /** What equal limits leave empty is missing. */
  readonly parts: Readonly<Partial<Record<Band, ScalePart>>>
  /** Where the silence stands, a share of the width; the end for everything beyond. */
  readonly here: number
}

/** Lays out the limits as a line, with a silence on it. */
export function silenceScale(limits: Limits, silence: number): Scale {
  const end = limits.lost / (1 - AFTER_LOST)
  const starts: Readonly<Record<Band, number>> = { active: 0, ...limits }
  const parts = BANDS.flatMap((band, index): [Band, ScalePart][] => {
    const following = BANDS[index + 1]
    const [from, to] = [starts[band], following ? starts[following] : end]
    return to > from ? [[band, { from, width: (to - from) / end }]] : []
  })
  return { parts: Object.fromEntries(parts), here: Math.min(Math.max(silence, 0) / end, 1) }
}
