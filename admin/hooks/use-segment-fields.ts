import { useQuery } from "@tanstack/react-query"
import type { FieldMap } from "../lib/segments/fields"
import type { SegmentFields } from "../lib/segments/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { RETENTION_KEY } from "./use-overview"

const STALE_MS = 5 * 60 * 1000

/** What segments can ask about, as a list and by name; and how large a rule may be. */
export function useSegmentFields() {
  return useQuery({
    queryKey: [RETENTION_KEY, "segment-fields"],
    queryFn: () => sdk.client.fetch<SegmentFields>("/admin/retention/segments/fields"),
    select: withMap,
    staleTime: STALE_MS,
    retry: retryUnlessRefused,
  })
}

// Outside, so that the same answer is the same map.
function withMap(answer: SegmentFields): SegmentFields & { readonly byName: FieldMap } {
  return { ...answer, byName: new Map(answer.fields.map((field) => [field.name, field])) }
}
