import { FetchError } from "@medusajs/js-sdk"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { ModelFit, ModelFits } from "../lib/model/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { RETENTION_KEY } from "./use-overview"

/** How many fits are listed at once. */
export const FITS_PER_PAGE = 10

/** What came of asking for a fit. */
export type FoundFit =
  | { readonly fit: ModelFit }
  /** `none`: nothing was fitted yet. `gone`: there is no fit of this id. */
  | { readonly fit: null; readonly why: "none" | "gone" }

/**
 * A fit of the models with all that is known of its quality. While another one loads, the last
 * one stays.
 *
 * @param id the fit's; the newest one when null
 */
export function useModelFit(id: string | null) {
  return useQuery({
    queryKey: [RETENTION_KEY, "model", id],
    queryFn: async (): Promise<FoundFit> => {
      try {
        const { model_fit: fit } = await sdk.client.fetch<{ model_fit: ModelFit | null }>(
          `/admin/retention/models/${encodeURIComponent(id ?? "latest")}`
        )
        return fit ? { fit } : { fit: null, why: "none" }
      } catch (error) {
        if (error instanceof FetchError && error.status === 404) {
          return { fit: null, why: "gone" }
        }
        throw error
      }
    },
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
    refetchOnWindowFocus: true,
  })
}

/**
 * A page of the fits, newest first. While another page loads, the last one stays.
 *
 * @param page the first is 0
 */
export function useModelFits(page: number) {
  return useQuery({
    queryKey: [RETENTION_KEY, "models", page],
    queryFn: () =>
      sdk.client.fetch<ModelFits>("/admin/retention/models", {
        query: { limit: FITS_PER_PAGE, offset: page * FITS_PER_PAGE },
      }),
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  })
}
