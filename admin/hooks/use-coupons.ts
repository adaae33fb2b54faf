import { FetchError } from "@medusajs/js-sdk"
import { toast } from "@medusajs/ui"
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useCallback, useState } from "react"
import type { DataTableRowSelectionState } from "@medusajs/ui"
import { isOut } from "../lib/coupons/coupon-note"
import type { Coupon, CouponList, CouponQuery, RevokeAnswer } from "../lib/coupons/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { RETENTION_KEY } from "./use-overview"
import { useRefusal } from "./use-refusal"
import { useText } from "./use-text"

const COUPONS_ROUTE = "/admin/retention/coupons"

/** Asked again while a coupon's promotion is being made. */
const POLL_MS = 2000

/** The key of all that is cached of coupons. */
export const COUPONS_KEY = [RETENTION_KEY, "coupons"]

/** A page of coupons; the one before stays while the next comes. */
export function useCoupons(query: CouponQuery) {
  return useQuery({
    queryKey: [...COUPONS_KEY, "list", query],
    queryFn: () => sdk.client.fetch<CouponList>(COUPONS_ROUTE, { query: { ...query } }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) =>
      state.data?.coupons.some(({ state: its }) => its === "issuing") ? POLL_MS : false,
    retry: retryUnlessRefused,
  })
}

/**
 * One coupon; null where there is none of this id.
 *
 * @param known as a list has it, shown until it comes itself
 */
export function useCoupon(id: string, known?: Coupon) {
  return useQuery({
    queryKey: [...COUPONS_KEY, "one", id],
    queryFn: async (): Promise<Coupon | null> => {
      try {
        const path = `${COUPONS_ROUTE}/${encodeURIComponent(id)}`
        return (await sdk.client.fetch<{ coupon: Coupon }>(path)).coupon
      } catch (error) {
        if (error instanceof FetchError && error.status === 404) {
          return null
        }
        throw error
      }
    },
    placeholderData: known,
    refetchOnWindowFocus: true,
    retry: retryUnlessRefused,
  })
}

/** The coupon that a promotion of Medusa's is; null where it is none of ours. */
export function usePromotionCoupon(promotionId: string) {
  return useQuery({
    queryKey: [...COUPONS_KEY, "of-promotion", promotionId],
    queryFn: () =>
      sdk.client.fetch<CouponList>(COUPONS_ROUTE, {
        query: { promotion_id: promotionId, limit: 1 },
      }),
    select: ({ coupons: [coupon] }) => coupon ?? null,
    refetchOnWindowFocus: true,
    retry: retryUnlessRefused,
  })
}

/** Revokes coupons; how many that were, and what the server refused, is told by a toast. */
export function useRevokeCoupons(onDone?: () => void) {
  const client = useQueryClient()
  const refused = useRefusal()
  const { t, format } = useText()
  return useMutation({
    mutationFn: (ids: readonly string[]) =>
      sdk.client.fetch<RevokeAnswer>(`${COUPONS_ROUTE}/revoke`, {
        method: "POST",
        body: { coupon_ids: ids },
      }),
    onSuccess: ({ revoked, refused: left }) => {
      const say = (what: "done" | "refused", count: number) =>
        t(`coupons.revoke.${what}`, { count, n: format.count(count) })
      if (left.length > 0) {
        const description = say("refused", left.length)
        toast.warning(say("done", revoked), { description })
      } else {
        toast.success(say("done", revoked))
      }
      onDone?.()
    },
    onError: refused,
    onSettled: () => client.invalidateQueries({ queryKey: [RETENTION_KEY] }),
  })
}

/** The coupons chosen to be revoked, on this page of the list and on others. */
export type CouponSelection = {
  readonly ids: readonly string[]
  readonly state: DataTableRowSelectionState
  readonly change: (state: DataTableRowSelectionState) => void
  readonly clear: () => void
}

/**
 * Keeps what is chosen while pages are turned.
 *
 * @param shown the rows of the present page: one that has been used or has ended meanwhile drops out
 */
export function useCouponSelection(shown: readonly Coupon[]): CouponSelection {
  const [state, change] = useState<DataTableRowSelectionState>({})
  const over = new Set(shown.filter((coupon) => !isOut(coupon)).map(({ id }) => id))
  const ids = Object.keys(state).filter((id) => state[id] === true && !over.has(id))
  return {
    ids,
    state: Object.fromEntries(ids.map((id) => [id, true])),
    change,
    clear: useCallback(() => change({}), []),
  }
}
