import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { useDebounced } from "./use-debounced"

/** Long enough to type on, short enough not to wait for. */
const PAUSE_MS = 400

/**
 * What something would come to that is still being edited. Asked when one pauses; a question that
 * is not asked any more is taken back, so only the last one is ever answered.
 *
 * @param key not below our root: a count that somebody looks at is not made anew whenever something
 *   changes
 * @param path asked by POST
 * @param body null while it is not complete; the last answer stays
 */
export function usePreview<Body extends object, Answer>(
  key: string,
  path: string,
  body: Body | null
) {
  const now = body === null ? null : JSON.stringify(body)
  const asked = useDebounced(now, PAUSE_MS)
  const query = useQuery({
    queryKey: [key, asked],
    queryFn: ({ signal }) =>
      sdk.client.fetch<Answer>(path, {
        method: "POST",
        body: JSON.parse(asked ?? "null") as Body | null,
        signal,
      }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    // Things move meanwhile: what was counted before is shown once and asked again.
    gcTime: 0,
    retry: retryUnlessRefused,
    refetchOnWindowFocus: false,
  })
  const isCurrent = now === asked
  return {
    preview: query.data,
    /** True while the answer is to come, or is that to another question. */
    isBusy: now !== null && (!isCurrent || query.isFetching),
    /** What the server says of the question as it stands; of no other. */
    error: isCurrent ? query.error : null,
    /** Asks once more; null where no answer came. */
    again: async (): Promise<Answer | null> => {
      const { data, isError } = await query.refetch()
      return isError ? null : (data ?? null)
    },
  }
}
