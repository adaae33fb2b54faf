import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { segmentName } from "../lib/segments/segment-name"
import type { Segment, SegmentList } from "../lib/segments/types"
import { type Choice, matching } from "../lib/settings/choices"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { RETENTION_KEY } from "./use-overview"
import { segmentQuery } from "./use-segment"
import { useText } from "./use-text"

/** The most that the API gives at once; few shops have more segments. */
const MOST = 200

/** Segments to choose from, by their names in the admin's language. */
export type SegmentChoices = {
  readonly options: readonly Choice[]
  /** True until the first of them are there. */
  readonly isPending: boolean
  /** Why there are none. */
  readonly error: Error | null
  /** True where the chosen one is not there any more. */
  readonly gone: boolean
}

/**
 * The segments whose names hold what was typed. Ready-made ones are found by the name they are
 * shown by, which the server does not know; so all are read, and the server is asked only in a shop
 * that has more.
 *
 * @param query what was typed
 * @param chosen a segment's id, which is among the options while nothing is typed
 */
export function useSegmentChoices(query: string, chosen: string | null): SegmentChoices {
  const text = useText()
  const all = useSegmentList("")
  const more = useSegmentList(query, all.data !== undefined && all.data.count > MOST)
  const one = useQuery({ ...segmentQuery(chosen ?? ""), enabled: chosen !== null })

  const named = (segments: readonly Segment[]) =>
    segments.map((segment) => ({ value: segment.id, label: segmentName(segment, text) }))
  const known = named(all.data?.segments ?? [])
  const found = query === "" ? known : matching(known, query)
  const others = [
    ...(query === "" && one.data ? named([one.data]) : []),
    ...(query === "" ? [] : named(more.data?.segments ?? [])),
  ].filter(({ value }) => !found.some((choice) => choice.value === value))
  return {
    options: [...others, ...found],
    isPending: all.isPending,
    error: all.error,
    gone: chosen !== null && one.data === null,
  }
}

function useSegmentList(query: string, enabled = true) {
  return useQuery({
    queryKey: [RETENTION_KEY, "segment-choices", query],
    queryFn: () =>
      sdk.client.fetch<SegmentList>("/admin/retention/segments", {
        query: { limit: MOST, order: "name", ...(query !== "" && { q: query }) },
      }),
    enabled,
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  })
}
