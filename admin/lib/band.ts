import type { BandOutcome } from "../../src/modules/retention/domain/types"

/** From this many people on a band has a say in the back-test; the verdict counts no smaller one. */
export const ENOUGH_PEOPLE = 100

/** A band with people enough to be put into words. */
export type ToldBand = BandOutcome & {
  readonly rate: number
  readonly lower: number
  readonly upper: number
}

/** True when a band holds people enough for its rate to be told. */
export function hasEnough(band: BandOutcome): band is ToldBand {
  return (
    band.people >= ENOUGH_PEOPLE && band.rate !== null && band.lower !== null && band.upper !== null
  )
}
