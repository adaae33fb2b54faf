import { useQuery } from "@tanstack/react-query"
import { segmentQuery } from "../../../hooks/use-segment"
import { useText } from "../../../hooks/use-text"
import type { CouponRun } from "../../../lib/coupons/types"
import { segmentName } from "../../../lib/segments/segment-name"
import { offerWords } from "../shared/offer-words"

/** To whom a batch is: a segment by its name in the admin's language, or how many people. */
export function useRunTarget({ target, segment_name: name }: CouponRun): string {
  const text = useText()
  const { t, format } = text
  const id = "segment_id" in target ? target.segment_id : null
  const segment = useQuery({ ...segmentQuery(id ?? ""), enabled: id !== null }).data
  if ("person_ids" in target) {
    const count = target.person_ids.length
    return t("coupons.run.people", { count, n: format.count(count) })
  }
  return segment ? segmentName(segment, text) : (name ?? t("coupons.run.segment_gone"))
}

/** What a batch gives to whom. */
export function useRunName(run: CouponRun): string {
  const text = useText()
  const whom = useRunTarget(run)
  return text.t("coupons.run.title", { offer: offerWords(run.offer, text), whom })
}
