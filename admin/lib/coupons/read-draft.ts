import { dayStart, nextDay } from "../customers/day-start"
import type { IssueDraft } from "./issue-draft"
import type { OfferRules } from "./offer-rules"
import { type Fault, plain, readOffer, wholeIn } from "./read-offer"
import type { IssueRequest } from "./types"

/** Letters at most. */
export const LONGEST_REASON = 200

const MOST_DAYS = 3650
const MOST_COUPONS = 10_000_000

/** What a draft is read by. */
export type Reading = {
  readonly rules: OfferRules
  /** IANA name; days begin and end in it. */
  readonly zone: string
  /** The day that it is there, `YYYY-MM-DD`. */
  readonly today: string
}

/** All of a request but for whom. */
export type OfferRequest = Omit<IssueRequest, "target" | "source_id">

/** A draft as the API takes it, or what is wrong with it. */
export type ReadDraft = {
  readonly request: OfferRequest | null
  /** The first of each field. */
  readonly faults: readonly Fault[]
}

/** Reads the form. */
export function readDraft(draft: IssueDraft, reading: Reading): ReadDraft {
  const read = readOffer(draft, reading.rules)
  const times = readTimes(draft, reading)
  const budget = readBudget(draft)
  const faults = [
    ...read.faults,
    ...("fault" in times ? [times.fault] : []),
    ...budget.faults,
    ...(draft.because.trim().length > LONGEST_REASON ? [{ field: "because", key: "reason" }] : []),
  ].filter(({ field }, index, all) => all.findIndex((one) => one.field === field) === index)
  const complete = faults.length === 0 && "offer" in read && !("fault" in times)
  return {
    request: complete ? { offer: read.offer, ...times, budget: budget.budget } : null,
    faults,
  }
}

type Times = Pick<IssueRequest, "starts_at" | "valid_days" | "ends_at">

/** From the beginning of the first day, or at once, to the end of the last. */
function readTimes(
  { begins, first_day, ends, days: typed, last_day }: IssueDraft,
  { zone, today }: Reading
): Times | { readonly fault: Fault } {
  const later = begins === "day"
  if (later && first_day < today) {
    return { fault: { field: "first_day", key: "first_day" } }
  }
  const start = later && first_day > today ? { starts_at: dayStart(first_day, zone) } : {}
  if (ends === "days") {
    const days = wholeIn(typed)
    return days <= MOST_DAYS
      ? { ...start, valid_days: days }
      : { fault: { field: "days", key: "days" } }
  }
  if (last_day < today || (later && last_day < first_day)) {
    return { fault: { field: "last_day", key: later ? "last_day_start" : "last_day" } }
  }
  const end = Date.parse(dayStart(nextDay(last_day), zone)) - 1
  return { ...start, ends_at: new Date(end).toISOString() }
}

/** As many digits as the API takes. */
const AMOUNT = /^(\d{1,12}(\.\d{1,4})?)?$/

function readBudget({ budget_amount, budget_count }: IssueDraft) {
  const amount = plain(budget_amount)
  const count = plain(budget_count) === "" ? null : wholeIn(budget_count)
  const faults: Fault[] = [
    ...(AMOUNT.test(amount) && (amount === "" || Number(amount) > 0)
      ? []
      : [{ field: "budget_amount", key: "amount" }]),
    ...(count === null || count <= MOST_COUPONS ? [] : [{ field: "budget_count", key: "coupons" }]),
  ]
  return { budget: { amount: amount === "" ? null : amount, count }, faults }
}
