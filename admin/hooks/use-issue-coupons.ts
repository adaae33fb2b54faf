import { FetchError } from "@medusajs/js-sdk"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { CouponRun, IssueOrder } from "../lib/coupons/types"
import { sdk } from "../lib/sdk"
import { RETENTION_KEY } from "./use-overview"

/** Begins to issue coupons; never tried again by itself. */
export function useIssueCoupons() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (order: IssueOrder): Promise<CouponRun> => {
      const { run } = await sdk.client.fetch<{ run: CouponRun }>("/admin/retention/coupons", {
        method: "POST",
        body: order,
      })
      return run
    },
    // Not waited for: it has begun, however long the answers take.
    onSuccess: () => void client.invalidateQueries({ queryKey: [RETENTION_KEY] }),
  })
}

/**
 * What became of an order that was not answered by a run: `refused`, so that nothing has begun;
 * `begun`, as an earlier try of this page did with something else; or that is not known.
 */
export function fateOf(error: Error): "refused" | "begun" | "unknown" {
  const status = error instanceof FetchError ? (error.status ?? 500) : 500
  if (status >= 500) {
    return "unknown"
  }
  return status === 409 && error.message.startsWith("source_id:") ? "begun" : "refused"
}
