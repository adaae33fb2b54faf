import type {
  DropoutModel,
  DropoutParams,
  History,
  Spend,
  SpendParams,
} from "../../src/modules/retention/domain/models"
import type { SeededRandom } from "./seeded-random"

type Simulation = {
  readonly model: DropoutModel
  readonly params: DropoutParams
  readonly people: number
  /** Ages are spread evenly up to so many. */
  readonly days: number
  /** Purchases on whole days, those of one day as one; else to the moment, as the models have it. */
  readonly wholeDays?: boolean
}

/** Customers who buy and leave as the model says: drawn from its story, not from its formulas. */
export function simulateHistories(
  random: SeededRandom,
  { model, params, people, days, wholeDays = false }: Simulation
): History[] {
  return Array.from({ length: people }, () => {
    const age = 1 + Math.floor(random.next() * days)
    const rate = gamma(random, params.r) / params.alpha
    const [going, staying] = [gamma(random, params.a), gamma(random, params.b)]
    const dropout = going / (going + staying)
    let isThere = model === "bg-nbd" || !random.chance(dropout)
    let [at, frequency, recency] = [0, 0, 0]
    while (isThere) {
      at += -Math.log(1 - random.next()) / rate
      if (!(at <= age)) {
        break
      }
      const day = wholeDays ? Math.ceil(at) : at
      if (day > recency && day <= age) {
        frequency += 1
        recency = day
      }
      isThere = !random.chance(dropout)
    }
    return { frequency, recency, age }
  })
}

/** Customers' mean amounts as the Gamma-Gamma model has them. */
export function simulateSpend(
  random: SeededRandom,
  { p, q, v }: SpendParams,
  people: number
): Spend[] {
  return Array.from({ length: people }, () => {
    const frequency = 1 + Math.floor(-Math.log(1 - random.next()) * 2)
    const scale = gamma(random, q) / v
    return { frequency, monetary: gamma(random, p * frequency) / scale / frequency }
  })
}

/** Gamma with the given shape and scale 1 (Marsaglia and Tsang 2000). */
function gamma(random: SeededRandom, shape: number): number {
  if (shape < 1) {
    return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape)
  }
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
    const cube = (1 + c * x) ** 3
    if (cube > 0 && Math.log(1 - random.next()) < (x * x) / 2 + d - d * cube + d * Math.log(cube)) {
      return d * cube
    }
  }
}
