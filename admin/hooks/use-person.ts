import { FetchError } from "@medusajs/js-sdk"
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query"
import type { Chances } from "../lib/person/prediction"
import type { Profile, Purchase, Transition } from "../lib/person/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { RETENTION_KEY } from "./use-overview"

/** The most rows that the API gives at once. */
export const MOST_ROWS = 200

/** Transitions that are read at once. */
const TRANSITIONS = 20

type Rows = { readonly limit: number; readonly offset?: number }

/**
 * The profile of a person.
 *
 * @param id the person's, one of their customer records' (accounts and guests) or of their orders'
 * @returns the query; its data is null while retention does not know them, or not any more
 */
export function useProfile(id: string) {
  return useQuery({
    queryKey: [RETENTION_KEY, "profile", id],
    queryFn: async (): Promise<Profile | null> => {
      try {
        const { profile } = await sdk.client.fetch<{ profile: Profile }>(pathOf(id))
        return profile
      } catch (error) {
        // A customer who has just signed up is no failure: the next event brings them in.
        if (error instanceof FetchError && error.status === 404) {
          return null
        }
        throw error
      }
    },
    retry: retryUnlessRefused,
  })
}

/** A page of a person's purchases, newest first. While another page loads, the last one stays. */
export function usePurchases(id: string, { limit, offset = 0 }: Rows) {
  return useQuery({
    queryKey: [RETENTION_KEY, "purchases", id, limit, offset],
    queryFn: () =>
      sdk.client.fetch<{ purchases: Purchase[]; count: number }>(`${pathOf(id)}/purchases`, {
        query: { limit, offset },
      }),
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  })
}

/**
 * How a person's chance of buying rose and fell, and will fall.
 *
 * @param profile asked only for those who are predicted, and anew with each prediction
 */
export function useChances({ person_id, prediction }: Pick<Profile, "person_id" | "prediction">) {
  return useQuery({
    queryKey: [
      RETENTION_KEY,
      "chances",
      person_id,
      prediction?.model_fit_id,
      prediction?.predicted_at,
    ],
    queryFn: () => sdk.client.fetch<{ chances: Chances | null }>(`${pathOf(person_id)}/chances`),
    select: ({ chances }) => chances,
    enabled: prediction !== null,
    retry: retryUnlessRefused,
  })
}

/** A person's changes of tier and stage, newest first, more of them at each `fetchNextPage`. */
export function useTransitions(id: string) {
  return useInfiniteQuery({
    queryKey: [RETENTION_KEY, "transitions", id],
    queryFn: ({ pageParam }) =>
      sdk.client.fetch<{ transitions: Transition[]; count: number }>(`${pathOf(id)}/transitions`, {
        query: { limit: TRANSITIONS, offset: pageParam },
      }),
    initialPageParam: 0,
    getNextPageParam: ({ count }, pages) => {
      const read = pages.reduce((sum, page) => sum + page.transitions.length, 0)
      return read < count ? read : undefined
    },
    select: ({ pages }) => pages.flatMap((page) => page.transitions),
    retry: retryUnlessRefused,
  })
}

function pathOf(id: string): string {
  return `/admin/retention/profiles/${encodeURIComponent(id)}`
}
