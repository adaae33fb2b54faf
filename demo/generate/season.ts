const DAY_MS = 86_400_000

/** How busy each month is against the year's average, January first. */
const MONTHS = [0.85, 0.85, 0.95, 1, 0.95, 0.9, 0.85, 0.85, 0.95, 1.05, 1.35, 1.45]

/**
 * The shop's own clock. It runs faster in busy months: a process that is even on this clock is
 * seasonal on the calendar, and exactly so, without dropping or adding purchases.
 */
export class SeasonalClock {
  readonly #opened: Date
  /** Seasonal days from the opening until the start of each calendar day. */
  readonly #elapsed: readonly number[]

  /** @param opened midnight UTC of the first day @param days calendar days it can tell */
  constructor(opened: Date, days: number) {
    this.#opened = opened
    const elapsed = [0]
    for (let day = 0; day < days; day += 1) {
      const month = new Date(opened.getTime() + day * DAY_MS).getUTCMonth()
      elapsed.push((elapsed[day] ?? 0) + (MONTHS[month] ?? 1))
    }
    this.#elapsed = elapsed
  }

  /** Seasonal days in the whole span. */
  get span(): number {
    return this.#elapsed[this.#elapsed.length - 1] ?? 0
  }

  /**
   * The calendar time of a seasonal day.
   * @param seasonalDay between 0 and `span`
   */
  at(seasonalDay: number): Date {
    let low = 0
    let high = this.#elapsed.length - 1
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#elapsed[middle] ?? 0) <= seasonalDay) {
        low = middle
      } else {
        high = middle
      }
    }
    const from = this.#elapsed[low] ?? 0
    const width = (this.#elapsed[high] ?? from + 1) - from
    const share = Math.min((seasonalDay - from) / width, 1 - 1e-9)
    return new Date(this.#opened.getTime() + Math.floor((low + share) * DAY_MS))
  }
}
