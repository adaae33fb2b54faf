import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { SegmentPreview, SegmentRule } from "../lib/segments/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { useDebounced } from "./use-debounced"

/** Not below our root: a count that somebody looks at is not made anew whenever something changes. */
const PREVIEW_KEY = "retention-segment-preview"
/** Long enough to type on, short enough not to wait for. */
const PAUSE_MS = 400

/**
 * Whom a rule that is being edited means: how many, and some of them. Asked when one pauses; a
 * question that is not asked any more is taken back, so only the last one is ever answered.
 *
 * @param rule null while it is not complete; the last answer stays
 */
export function useSegmentPreview(rule: SegmentRule | null) {
  const now = rule === null ? null : JSON.stringify(rule)
  const asked = useDebounced(now, PAUSE_MS)
  const query = useQuery({
    queryKey: [PREVIEW_KEY, asked],
    queryFn: ({ signal }) =>
      sdk.client.fetch<SegmentPreview>("/admin/retention/segments/preview", {
        method: "POST",
        body: { rule: JSON.parse(asked ?? "null") as SegmentRule | null },
        signal,
      }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    // Orders come in meanwhile: what was counted before is shown once and asked again.
    gcTime: 0,
    retry: retryUnlessRefused,
    refetchOnWindowFocus: false,
  })
  const current = now === asked
  return {
    preview: query.data,
    /** True while the answer is to come, or is that to another question. */
    isBusy: now !== null && (!current || query.isFetching),
    /** What the server says of the rule as it stands; of no other. */
    error: current ? query.error : null,
    retry: () => void query.refetch(),
  }
}
