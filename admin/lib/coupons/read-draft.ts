import { needsMoney } from "../../../src/modules/retention/domain/coupons/offer-guard"
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
    ...times.faults,
    ...budget.faults,
    ...(draft.because.trim().length > LONGEST_REASON ? [{ field: "because", key: "reason" }] : []),
  ].filter(({ field }, index, all) => all.findIndex((one) => one.field === field) === index)
  const complete = faults.length === 0 && "offer" in read
  return {
    request: complete ? { offer: read.offer, ...times.times, budget: budget.budget } : null,
    faults,
  }
}

type Times = Pick<IssueRequest, "starts_at" | "valid_days" | "ends_at">

/** From the beginning of the first day, or at once, to the end of the last. */
function readTimes(
  { begins, first_day, ends, days: typed, last_day }: IssueDraft,
  { zone, today }: Reading
): { readonly times: Times; readonly faults: readonly Fault[] } {
  const first = begins === "day" ? first_day : today
  const days = wholeIn(typed)
  const faults: Fault[] = [
    ...(first < today ? [{ field: "first_day", key: "first_day" }] : []),
    ...(ends === "days" && !(days <= MOST_DAYS) ? [{ field: "days", key: "days" }] : []),
    ...(ends === "day" && (last_day < today || last_day < first)
      ? [{ field: "last_day", key: first > today ? "last_day_start" : "last_day" }]
      : []),
  ]
  if (faults.length > 0) {
    return { times: {}, faults }
  }
  const start = first > today ? { starts_at: dayStart(first, zone) } : {}
  return {
    times:
      ends === "days"
        ? { ...start, valid_days: days }
        : { ...start, ends_at: dayEnd(last_day, zone) },
    faults,
  }
}

/** The last millisecond of a calendar day, as ISO time, UTC. */
function dayEnd(day: string, zone: string): string {
  return new Date(Date.parse(dayStart(nextDay(day), zone)) - 1).toISOString()
}

/** As many digits as the API takes. */
const AMOUNT = /^(\d{1,12}(\.\d{1,4})?)?$/

function readBudget(draft: IssueDraft) {
  const { budget_amount, budget_count } = draft
  const amount = plain(budget_amount)
  const isMissing = amount === "" && needsMoney(draft)
  const count = plain(budget_count) === "" ? null : wholeIn(budget_count)
  const faults: Fault[] = [
    ...(isMissing ? [{ field: "budget_amount", key: "money" }] : []),
    ...(AMOUNT.test(amount) && (amount === "" || Number(amount) > 0)
      ? []
      : [{ field: "budget_amount", key: "amount" }]),
    ...(count === null || count <= MOST_COUPONS ? [] : [{ field: "budget_count", key: "coupons" }]),
  ]
  return { budget: { amount: amount === "" ? null : amount, count }, faults }
}
