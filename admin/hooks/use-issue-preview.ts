import type { IssuePreview, IssueRequest } from "../lib/coupons/types"
import { usePreview } from "./use-preview"

/**
 * What issuing would come to, while it is being set up.
 * @param request null while it is not complete; the last answer stays
 */
export function useIssuePreview(request: IssueRequest | null) {
  return usePreview<IssueRequest, IssuePreview>(
    "retention-coupon-preview",
    "/admin/retention/coupons/preview",
    request
  )
}
