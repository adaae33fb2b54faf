import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { segmentsQuery, type SegmentsView } from "../lib/segments/list-url"
import type { SegmentList } from "../lib/segments/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { RETENTION_KEY } from "./use-overview"

/** A page of segments; the one before stays while the next comes. */
export function useSegments(view: SegmentsView) {
  const query = segmentsQuery(view)
  return useQuery({
    queryKey: [RETENTION_KEY, "segments", query],
    queryFn: () => sdk.client.fetch<SegmentList>("/admin/retention/segments", { query }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: true,
    retry: retryUnlessRefused,
  })
}
