import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { Rhythm } from "../lib/overview/gaps"
import type { Moves, MovesSince } from "../lib/overview/moves"
import type { Trend } from "../lib/overview/trend"
import { sdk } from "../lib/sdk"
import type { Overview } from "../lib/types"

/** Keys of our cached answers, all under one root so that they can be dropped together. */
export const RETENTION_KEY = "retention"

/** The whole shop at a glance. */
export function useOverview() {
  return useQuery({
    queryKey: [RETENTION_KEY, "overview"],
    queryFn: () => sdk.client.fetch<{ overview: Overview }>("/admin/retention/overview"),
    select: (answer) => answer.overview,
    refetchOnWindowFocus: true,
  })
}

/** A year of stages, day by day. */
export function useTrend() {
  return useQuery({
    queryKey: [RETENTION_KEY, "trend"],
    // A few days more than a year, so that both ends of the axis are the same day.
    queryFn: () =>
      sdk.client.fetch<{ trend: Trend }>("/admin/retention/trend", { query: { days: 367 } }),
    select: (answer) => answer.trend,
    refetchOnWindowFocus: true,
  })
}

/** Who moved; the last answer stays while the next one comes. */
export function useMoves(since: MovesSince) {
  return useQuery({
    queryKey: [RETENTION_KEY, "moves", since],
    queryFn: () =>
      sdk.client.fetch<{ moves: Moves }>("/admin/retention/moves", { query: { since } }),
    select: (answer) => answer.moves,
    refetchOnWindowFocus: true,
    placeholderData: keepPreviousData,
  })
}

/** The gaps that the limits rest on; null before the first fit. */
export function useRhythm() {
  return useQuery({
    queryKey: [RETENTION_KEY, "rhythm"],
    queryFn: () => sdk.client.fetch<{ rhythm: Rhythm | null }>("/admin/retention/rhythm"),
    select: (answer) => answer.rhythm,
  })
}
