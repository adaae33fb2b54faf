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
