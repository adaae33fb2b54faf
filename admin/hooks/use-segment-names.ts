import { useQueries } from "@tanstack/react-query"
import { segmentName } from "../lib/segments/segment-name"
import { segmentQuery } from "./use-segment"
import { useText } from "./use-text"

/**
 * Names of segments by id, in the admin's language. One that is gone, or cannot be read, is called
 * by its id; one that is on its way is missing.
 */
export function useSegmentNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const text = useText()
  return useQueries({
    queries: ids.map((id) => segmentQuery(id)),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data, isPending }, index): [string, string][] => {
          const id = ids[index]
          return id === undefined || isPending ? [] : [[id, data ? segmentName(data, text) : id]]
        })
      ),
  })
}
