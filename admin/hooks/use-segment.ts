import { FetchError } from "@medusajs/js-sdk"
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { HistoryRange } from "../lib/segment/history"
import { memberParameters, type MembersView } from "../lib/segment/members-url"
import type { MemberList, MoveKind, MoveList, SegmentHistory } from "../lib/segment/types"
import type { Segment } from "../lib/segments/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { RETENTION_KEY } from "./use-overview"
import { useRefusal } from "./use-refusal"

/** Asked again while members are being worked out for the first time. */
const POLL_MS = 2000

/** Entries and exits on a page. */
export const MOVES_PER_PAGE = 10

/** Where the API keeps a segment. */
export function segmentRoute(id: string): string {
  return `/admin/retention/segments/${encodeURIComponent(id)}`
}

/** The key of all that is cached about a segment. */
export function segmentKey(id: string): readonly string[] {
  return [RETENTION_KEY, "segment", id]
}

/**
 * How one segment is asked for, by itself or among others.
 *
 * @returns a query whose data is null where there is none of this id, or none any more
 */
export function segmentQuery(id: string) {
  return {
    queryKey: [...segmentKey(id), "itself"],
    queryFn: async (): Promise<Segment | null> => {
      try {
        const { segment } = await sdk.client.fetch<{ segment: Segment }>(segmentRoute(id))
        return segment
      } catch (error) {
        if (error instanceof FetchError && error.status === 404) {
          return null
        }
        throw error
      }
    },
    retry: retryUnlessRefused,
  }
}

/** One segment; null where there is none of this id, or none any more. */
export function useSegment(id: string) {
  return useQuery({
    ...segmentQuery(id),
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (state.data && isWaiting(state.data) ? POLL_MS : false),
  })
}

/** True until its members are worked out for the first time. */
export function isWaiting({ status, problem, evaluated_at }: Segment): boolean {
  return status === "active" && problem === null && evaluated_at === null
}

/** What is asked for anew each time the members were worked out. */
type AsOf = Pick<Segment, "id" | "evaluated_at">

/** A segment's size day by day; the last answer stays while another range comes. */
export function useSegmentHistory({ id, evaluated_at }: AsOf, days: HistoryRange) {
  return useQuery({
    queryKey: [...segmentKey(id), "history", evaluated_at, days],
    queryFn: () =>
      sdk.client.fetch<SegmentHistory>(`${segmentRoute(id)}/history`, { query: { days } }),
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  })
}

/** A page of a segment's members; the one before stays while the next comes. */
export function useSegmentMembers({ id, evaluated_at }: AsOf, view: MembersView) {
  const parameters = memberParameters(view)
  return useQuery({
    queryKey: [...segmentKey(id), "members", evaluated_at, parameters],
    queryFn: () =>
      sdk.client.fetch<MemberList>(`${segmentRoute(id)}/members`, { query: parameters }),
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  })
}

/**
 * A page of who came and went, newest first.
 *
 * @param kind null for both
 * @param page from 0
 */
export function useSegmentMoves({ id, evaluated_at }: AsOf, kind: MoveKind | null, page: number) {
  return useQuery({
    queryKey: [...segmentKey(id), "moves", evaluated_at, kind, page],
    queryFn: () =>
      sdk.client.fetch<MoveList>(`${segmentRoute(id)}/moves`, {
        query: {
          ...(kind && { kind }),
          limit: MOVES_PER_PAGE,
          offset: page * MOVES_PER_PAGE,
        },
      }),
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  })
}

/** What can be done to a segment as a whole, but for editing it. */
export type SegmentAction = "duplicate" | "archive" | "restore" | "evaluate" | "delete"

/**
 * Does something to a segment. What was cached of segments and of those in them is asked for anew;
 * what the server refuses is told by a toast, but for the deleting.
 *
 * @param onDone given the segment that the server answers with, as a copy; null after deleting
 */
export function useSegmentAction(
  id: string,
  onDone: (action: SegmentAction, segment: Segment | null) => void
) {
  const client = useQueryClient()
  const refused = useRefusal()
  return useMutation({
    mutationFn: async (action: SegmentAction): Promise<Segment | null> => {
      if (action === "delete") {
        await sdk.client.fetch(segmentRoute(id), { method: "DELETE" })
        return null
      }
      const path = `${segmentRoute(id)}/${action}`
      const { segment } = await sdk.client.fetch<{ segment: Segment }>(path, {
        method: "POST",
        body: {},
      })
      return segment
    },
    onSuccess: (segment, action) => {
      onDone(action, segment)
      const gone = action === "delete"
      if (gone) {
        // Not asked for again by the page that is being left, but when one comes back to it.
        void client.invalidateQueries({ queryKey: segmentKey(id), refetchType: "none" })
      }
      return client.invalidateQueries({
        queryKey: [RETENTION_KEY],
        predicate: ({ queryKey }) => !gone || queryKey[2] !== id,
      })
    },
    onError: (error, action) => {
      // Why something is not deleted is told where that was asked.
      if (action !== "delete") {
        refused(error)
      }
    },
  })
}
