import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { Movements } from "../lib/movement/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { RETENTION_KEY } from "./use-overview"

/** Two days as `YYYY-MM-DD`, and a segment's id or null for everybody. */
export type MovementQuestion = {
  readonly from: string
  readonly to: string
  readonly segment: string | null
}

/**
 * Who went from where to where between two days. While others load, the last ones stay.
 *
 * @param question null to ask nothing yet
 */
export function useMovements(question: MovementQuestion | null) {
  return useQuery({
    queryKey: [RETENTION_KEY, "movements", question],
    queryFn: () =>
      sdk.client.fetch<Movements>("/admin/retention/movements", {
        query: {
          from: question?.from,
          to: question?.to,
          ...(question?.segment && { segment_id: question.segment }),
        },
      }),
    enabled: question !== null,
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  })
}
