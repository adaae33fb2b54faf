import { DEMO_PROCESS, drawBasket, drawNature, drawRepeatDays } from "./purchase-process"
import { seededRandom } from "./random"
import { logLikelihood, maximise, type Watched } from "./testing/maximum-likelihood"

const PEOPLE = 6000

/** People who were first seen at different times and are watched until the same day. */
function watch(seed: string): Watched[] {
  const random = seededRandom(seed)
  return Array.from({ length: PEOPLE }, () => {
    const watched = 60 + random() * 670
    const days = drawRepeatDays(random, drawNature(random, DEMO_PROCESS), watched)
    return { x: days.length, last: days[days.length - 1] ?? 0, watched }
  })
}

describe("the purchase process", () => {
  it("gives its parameters back to a fit by maximum likelihood", () => {
    const people = watch("recover")
    const fitted = maximise((parameters) => logLikelihood(people, parameters), [1, 30, 1, 1])
    const [r = NaN, alpha = NaN, a = NaN, b = NaN] = fitted
    expect(r / DEMO_PROCESS.r).toBeCloseTo(1, 0.8)
    expect(alpha / DEMO_PROCESS.alpha).toBeCloseTo(1, 0.8)
    // The two dropout parameters trade off against each other; their mean is what is known well.
    expect(a / (a + b)).toBeCloseTo(DEMO_PROCESS.a / (DEMO_PROCESS.a + DEMO_PROCESS.b), 1.3)
    expect(logLikelihood(people, fitted)).toBeGreaterThanOrEqual(
      logLikelihood(people, [DEMO_PROCESS.r, DEMO_PROCESS.alpha, DEMO_PROCESS.a, DEMO_PROCESS.b])
    )
  })

  it("lets a / (a + b) of the people leave right after the first purchase", () => {
    const random = seededRandom("leave")
    const centuries = 365 * 1000
    const once = Array.from({ length: PEOPLE }, () => drawNature(random, DEMO_PROCESS)).filter(
      (nature) => drawRepeatDays(random, nature, centuries).length === 0
    ).length
    expect(once / PEOPLE).toBeCloseTo(0.2, 1)
  })

  it("has repeat days that rise and end with the horizon", () => {
    const random = seededRandom("days")
    for (let person = 0; person < 200; person += 1) {
      const days = drawRepeatDays(random, drawNature(random, DEMO_PROCESS), 365)
      expect([...days].sort((one, other) => one - other)).toEqual(days)
      expect(days.every((day) => day > 0 && day <= 365)).toBe(true)
    }
  })

  it("spends shape · gamma / (q − 1) a basket on average", () => {
    const random = seededRandom("spend")
    const baskets = Array.from({ length: 40_000 }, () =>
      drawBasket(random, drawNature(random, DEMO_PROCESS), DEMO_PROCESS)
    )
    const mean = baskets.reduce((sum, basket) => sum + basket, 0) / baskets.length
    const { shape, gamma, q } = DEMO_PROCESS
    expect(mean / ((shape * gamma) / (q - 1))).toBeCloseTo(1, 1.3)
  })
})
