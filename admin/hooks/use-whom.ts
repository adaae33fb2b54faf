import { useQuery } from "@tanstack/react-query"
import type { CouponTarget, IssuePreview } from "../lib/coupons/types"
import { personName } from "../lib/person/person-name"
import { segmentName } from "../lib/segments/segment-name"
import { segmentQuery } from "./use-segment"
import { useText } from "./use-text"

/** To whom it goes, in words: the segment's name, a person's, or how many were chosen. */
export function useWhom(target: CouponTarget, { people, sample: [first] }: IssuePreview): string {
  const text = useText()
  const { t, format } = text
  const id = "segment_id" in target ? target.segment_id : null
  const { data: segment } = useQuery({ ...segmentQuery(id ?? ""), enabled: id !== null })
  const count = t("coupon_issue.whom.count", { count: people, n: format.count(people) })
  if (segment) {
    return `${segmentName(segment, text)} (${count})`
  }
  return (people === 1 && first && personName(first)) || count
}
