import { beta, exponential, gamma } from "./distributions"
import type { Random } from "./random"

/**
 * The demo's people buy by the MBG/NBD model (Batislam, Denizel and Filiztekin 2007; Hoppe and
 * Wagner 2007) and spend by the gamma-gamma model (Fader, Hardie and Lee 2005):
 * - a person buys at rate λ per day; λ differs between people as Gamma(r, α);
 * - after every purchase, the first included, the person leaves for good with chance p; p differs
 *   as Beta(a, b);
 * - the value of each basket is Gamma(shape, ν); ν differs as Gamma(q, γ).
 */
export type ProcessParameters = {
  readonly r: number
  /** Days. */
  readonly alpha: number
  readonly a: number
  readonly b: number
  /** Shape of baskets around a person's own mean; higher is steadier. */
  readonly shape: number
  readonly q: number
  /** In the base currency. Mean basket of the shop: `shape · gamma / (q − 1)`. */
  readonly gamma: number
}

/** The demo shop's parameters, printed in docs/demo.md. */
export const DEMO_PROCESS: ProcessParameters = {
  r: 1.1,
  alpha: 65,
  a: 0.7,
  b: 2.8,
  shape: 4,
  q: 4,
  gamma: 40,
}

/** What a person is like; nobody can see it from outside. */
export type Nature = {
  /** Purchases a day while alive. */
  readonly rate: number
  /** Chance to leave after a purchase. */
  readonly dropout: number
  /** Scale of baskets: their mean is `shape / spendRate`. */
  readonly spendRate: number
}

/** Draws one person. */
export function drawNature(random: Random, parameters: ProcessParameters): Nature {
  return {
    rate: gamma(random, parameters.r, parameters.alpha),
    dropout: beta(random, parameters.a, parameters.b),
    spendRate: gamma(random, parameters.q, parameters.gamma),
  }
}

/**
 * Days of a person's purchases after the first one, which is day 0 and not in the list.
 * @param horizon days until the end of what is watched
 */
export function drawRepeatDays(random: Random, nature: Nature, horizon: number): number[] {
  const days: number[] = []
  let day = 0
  while (random() >= nature.dropout) {
    day += exponential(random, nature.rate)
    if (day > horizon) {
      break
    }
    days.push(day)
  }
  return days
}

/** The value of one basket in the base currency. */
export function drawBasket(random: Random, nature: Nature, { shape }: ProcessParameters): number {
  return gamma(random, shape, nature.spendRate)
}
