import { wilson } from "../statistics/wilson"
import type { DecileOutcome } from "./types"

/** Steps of a halving: chances that differ by less than a seventh of a percent are the same. */
const STEPS = 512
/** 2⁻⁶⁴ and less are the same too. */
const HALVINGS = 64
const SIZE = STEPS * HALVINGS + 1
const TENTHS = 10

/** People by predicted chance, counted in narrow bins, so that nothing has to be sorted. */
export class ChanceBins {
  readonly #people = new Float64Array(SIZE)
  readonly #predicted = new Float64Array(SIZE)
  readonly #returned = new Float64Array(SIZE)

  /**
   * @param chance From 0 to 1.
   * @param people How many have it.
   * @param returned How many of them bought.
   */
  add(chance: number, people: number, returned: number): void {
    const bin = Math.min(SIZE - 1, Math.floor(-Math.log2(chance) * STEPS))
    this.#people[bin] = (this.#people[bin] as number) + people
    this.#predicted[bin] = (this.#predicted[bin] as number) + people * chance
    this.#returned[bin] = (this.#returned[bin] as number) + returned
  }

  /**
   * The tenths, from the least likely: each chance is in the tenth that the middle one of its
   * people is in, so a tenth that lies within one chance is empty, and left out.
   */
  deciles(): DecileOutcome[] {
    const all = this.#people.reduce((sum, people) => sum + people, 0)
    const tenths = Array.from({ length: TENTHS }, () => ({ people: 0, predicted: 0, returned: 0 }))
    let below = 0
    for (let bin = SIZE - 1; bin >= 0; bin -= 1) {
      const people = this.#people[bin] as number
      const tenth = tenths[Math.floor((TENTHS * (below + people / 2)) / all)]
      if (people > 0 && tenth) {
        tenth.people += people
        tenth.predicted += this.#predicted[bin] as number
        tenth.returned += this.#returned[bin] as number
        below += people
      }
    }
    return tenths.flatMap(({ people, predicted, returned }, index) => {
      const { rate, lower, upper } = wilson(returned, people)
      return rate === null
        ? []
        : [{ decile: index + 1, people, predicted: predicted / people, actual: rate, lower, upper }]
    })
  }
}
