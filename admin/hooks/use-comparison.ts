import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { CompareUrl } from "../lib/compare/compare-path"
import type { Comparison } from "../lib/compare/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { RETENTION_KEY } from "./use-overview"

/** Two segments side by side; asked once both are chosen, and not the same. */
export function useComparison({ one, other }: CompareUrl) {
  return useQuery({
    queryKey: [RETENTION_KEY, "comparison", one, other],
    queryFn: () =>
      sdk.client.fetch<Comparison>("/admin/retention/segments/compare", { query: { one, other } }),
    enabled: one !== null && other !== null && one !== other,
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  })
}
