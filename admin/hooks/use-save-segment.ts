import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { Segment, SegmentRule } from "../lib/segments/types"
import { sdk } from "../lib/sdk"
import { RETENTION_KEY } from "./use-overview"
import { segmentKey, segmentRoute } from "./use-segment"

/** What is to be stored; of one that is there already only what has changed. */
export type SegmentSaving = {
  readonly name?: string
  readonly description?: string | null
  readonly rule?: SegmentRule
  /** The revision that the rule was edited upon. */
  readonly rule_revision?: number
}

/**
 * Makes a segment, or changes one. What was cached of segments and of those in them is asked for
 * anew.
 *
 * @param id of the one to be changed; null for a new one
 */
export function useSaveSegment(id: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (saving: SegmentSaving): Promise<Segment> => {
      const path = id === null ? "/admin/retention/segments" : segmentRoute(id)
      const { segment } = await sdk.client.fetch<{ segment: Segment }>(path, {
        method: "POST",
        body: saving,
      })
      return segment
    },
    // Not waited for: it is saved, however long the answers take.
    onSuccess: () => void client.invalidateQueries({ queryKey: [RETENTION_KEY] }),
    // Somebody else may have been faster: what they say is asked for first.
    onError: () => id !== null && client.invalidateQueries({ queryKey: segmentKey(id) }),
  })
}
