import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { IssuePreview, IssueRequest } from "../lib/coupons/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { useDebounced } from "./use-debounced"

/** Not below our root: a count that somebody looks at is not made anew whenever something changes. */
const PREVIEW_KEY = "retention-coupon-preview"
/** Long enough to type on, short enough not to wait for. */
const PAUSE_MS = 400

/**
 * What issuing would come to, while it is being set up. Asked when one pauses; a question that is
 * not asked any more is taken back, so only the last one is ever answered.
 *
 * @param request null while it is not complete; the last answer stays
 */
export function useIssuePreview(request: IssueRequest | null) {
  const now = request === null ? null : JSON.stringify(request)
  const asked = useDebounced(now, PAUSE_MS)
  const query = useQuery({
    queryKey: [PREVIEW_KEY, asked],
    queryFn: ({ signal }) =>
      sdk.client.fetch<IssuePreview>("/admin/retention/coupons/preview", {
        method: "POST",
        body: JSON.parse(asked ?? "null") as IssueRequest | null,
        signal,
      }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    // People move meanwhile: what was counted before is shown once and asked again.
    gcTime: 0,
    retry: retryUnlessRefused,
    refetchOnWindowFocus: false,
  })
  const current = now === asked
  return {
    preview: query.data,
    /** True while the answer is to come, or is that to another question. */
    isBusy: now !== null && (!current || query.isFetching),
    /** What the server says of the request as it stands; of no other. */
    error: current ? query.error : null,
    /** Asks once more; null where no answer came. */
    again: async (): Promise<IssuePreview | null> => {
      const { data, isError } = await query.refetch()
      return isError ? null : (data ?? null)
    },
  }
}
