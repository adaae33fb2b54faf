import { useQuery } from "@tanstack/react-query"
import { segmentQuery } from "../../hooks/use-segment"
import { useText } from "../../hooks/use-text"
import type { CompareUrl } from "../../lib/compare/compare-path"
import type { Side } from "../../lib/compare/types"
import { segmentName } from "../../lib/segments/segment-name"

/**
 * The names of both segments, as they are shown.
 *
 * @returns null while they are on their way; a letter stands for one that is not there any more
 */
export function useSideNames({ one, other }: CompareUrl): Readonly<Record<Side, string>> | null {
  const text = useText()
  const first = useQuery({ ...segmentQuery(one ?? ""), enabled: one !== null })
  const second = useQuery({ ...segmentQuery(other ?? ""), enabled: other !== null })
  if (first.isPending || second.isPending) {
    return null
  }
  const name = (side: Side, segment: typeof first.data) =>
    segment ? segmentName(segment, text) : text.t(`compare.mark.${side}`)
  return { one: name("one", first.data), other: name("other", second.data) }
}
