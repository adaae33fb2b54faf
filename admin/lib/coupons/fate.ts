import { FetchError } from "@medusajs/js-sdk"
import type { IssueOrder, IssueRequest } from "./types"

/**
 * What became of an order that no run answered: `refused`, so that nothing has begun; `begun` all
 * the same, or by an earlier try of this page; or that is not known.
 */
export type Fate = "refused" | "begun" | "unknown"

/**
 * What became of the last order.
 *
 * @param now what is set up now: what was refused of something else is over
 * @param reused how many have a coupon of this page's already, so that it has begun
 * @returns null where there is nothing to say
 */
export function fateOf(
  {
    error,
    variables,
  }: { readonly error: Error | null; readonly variables?: IssueOrder | undefined },
  now: IssueRequest | null,
  reused: number
): Fate | null {
  if (error === null) {
    return null
  }
  const status = error instanceof FetchError ? (error.status ?? 500) : 500
  const taken = status === 409 && error.message.startsWith("source_id:")
  if (taken || (status >= 500 && reused > 0)) {
    return "begun"
  }
  if (status >= 500) {
    return "unknown"
  }
  const ordered = JSON.stringify({ ...variables, because: undefined })
  return ordered === JSON.stringify(now) ? "refused" : null
}
