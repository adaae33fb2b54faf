import { FetchError } from "@medusajs/js-sdk"
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import type { CouponRun, CouponRunList, RunRefusalList } from "../lib/coupons/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { COUPONS_KEY } from "./use-coupons"
import { RETENTION_KEY } from "./use-overview"
import { useRefusal } from "./use-refusal"

const RUNS_ROUTE = "/admin/retention/coupons/runs"
const POLL_MS = 1000

/** Batches that are shown at once. */
export const RUNS_PER_PAGE = 5

/** People without a coupon that are shown at once. */
export const REFUSALS_PER_PAGE = 20

/** A page of batches, newest first; asked again while one is under way. */
export function useCouponRuns(page: number) {
  return useQuery({
    queryKey: [...COUPONS_KEY, "runs", page],
    queryFn: () =>
      sdk.client.fetch<CouponRunList>(RUNS_ROUTE, {
        query: { limit: RUNS_PER_PAGE, offset: page * RUNS_PER_PAGE },
      }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (state.data?.runs.some(isRunning) ? POLL_MS : false),
    retry: retryUnlessRefused,
  })
}

/**
 * One batch, asked again while it is under way; when it ends, whatever was cached is asked for
 * anew. Null where there is none of this id.
 */
export function useCouponRun(id: string) {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: [...COUPONS_KEY, "run", id],
    queryFn: async (): Promise<CouponRun | null> => {
      try {
        return (await sdk.client.fetch<{ run: CouponRun }>(routeOf(id))).run
      } catch (error) {
        if (error instanceof FetchError && error.status === 404) {
          return null
        }
        throw error
      }
    },
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? POLL_MS : false),
    retry: retryUnlessRefused,
  })
  const running = query.data ? isRunning(query.data) : false
  const ran = useRef(false)
  useEffect(() => {
    if (ran.current && !running) {
      void client.invalidateQueries({ queryKey: [RETENTION_KEY] })
    }
    ran.current = running
  }, [client, running])
  return query
}

/** A page of those who got no coupon; asked anew as the batch goes on. */
export function useRunRefusals(run: Pick<CouponRun, "id" | "refused">, page: number) {
  return useQuery({
    queryKey: [...COUPONS_KEY, "refusals", run.id, refusedIn(run), page],
    queryFn: () =>
      sdk.client.fetch<RunRefusalList>(`${routeOf(run.id)}/refusals`, {
        query: { limit: REFUSALS_PER_PAGE, offset: page * REFUSALS_PER_PAGE },
      }),
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  })
}

/** Stops a batch; what is refused is told by a toast. */
export function useStopRun(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => sdk.client.fetch(`${routeOf(id)}/stop`, { method: "POST", body: {} }),
    onError: useRefusal(),
    onSettled: () => client.invalidateQueries({ queryKey: COUPONS_KEY }),
  })
}

/** True while people are still to be gone through. */
export function isRunning({ status }: Pick<CouponRun, "status">): boolean {
  return status === "running"
}

/** How many got none. */
export function refusedIn({ refused }: Pick<CouponRun, "refused">): number {
  return refused.reduce((sum, { people }) => sum + people, 0)
}

function routeOf(id: string): string {
  return `${RUNS_ROUTE}/${encodeURIComponent(id)}`
}
