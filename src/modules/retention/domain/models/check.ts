import { InvalidInputError } from "../statistics/invalid-input-error"
import type { History, Spend } from "./types"

/** More purchase days than anybody has; a greater number is a mistake. */
const MAX_FREQUENCY = 1_000_000

/**
 * @param index Which of many customers, for the refusal; without it there is one only.
 * @throws {InvalidInputError} naming the field that is not in order.
 */
export function checkHistory({ frequency, recency, age }: History, index?: number): void {
  checkFrequency(frequency, index)
  if (!(Number.isFinite(age) && age >= 0)) {
    throw refusal(index, "age", "a number of days, 0 or more", age)
  }
  if (!(recency >= 0 && recency <= age)) {
    throw refusal(index, "recency", `a number of days from 0 to age (${age})`, recency)
  }
  if (frequency === 0 && recency !== 0) {
    throw refusal(index, "recency", "0 for one who bought once", recency)
  }
  if (frequency > 0 && recency === 0) {
    throw refusal(index, "recency", "above 0 for one who bought again", recency)
  }
}

/** @throws {InvalidInputError} naming the field that is not in order. */
export function checkSpend({ frequency, monetary }: Spend, index?: number): void {
  checkFrequency(frequency, index)
  if (frequency > 0 && !isPositive(monetary)) {
    throw refusal(index, "monetary", "an amount above 0", monetary)
  }
}

/** @throws {InvalidInputError} unless it is a positive number. */
export function checkWeight(weight: number, index: number): void {
  if (!isPositive(weight)) {
    throw refusal(index, "weight", "a number above 0", weight)
  }
}

/** @throws {InvalidInputError} unless all parameters are positive numbers. */
export function checkParams<P extends object>(params: P, names: readonly (keyof P & string)[]) {
  for (const name of names) {
    if (!isPositive(params[name])) {
      throw new InvalidInputError(`params.${name}`, "a number above 0", params[name])
    }
  }
}

/** @throws {InvalidInputError} unless it is a number of days. */
export function checkHorizon(days: number): void {
  if (!(Number.isFinite(days) && days >= 0)) {
    throw new InvalidInputError("horizonDays", "a number of days, 0 or more", days)
  }
}

function checkFrequency(frequency: number, index?: number): void {
  if (!(Number.isInteger(frequency) && frequency >= 0 && frequency <= MAX_FREQUENCY)) {
    throw refusal(index, "frequency", `a whole number from 0 to ${MAX_FREQUENCY}`, frequency)
  }
}

function isPositive(value: unknown): boolean {
  return typeof value === "number" && value > 0 && value < Number.POSITIVE_INFINITY
}

function refusal(index: number | undefined, field: string, allowed: string, value: unknown) {
  const customer = index === undefined ? "customer" : `customers[${index}]`
  return new InvalidInputError(`${customer}.${field}`, allowed, value)
}
