import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import type { Choice, FieldMap } from "../lib/segments/fields"
import {
  type NamedReference,
  readReferences,
  REFERENCE_LISTS,
  referencesIn,
} from "../lib/segments/references"
import type { FieldReference, SegmentRule } from "../lib/segments/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"

/** Not below our root: what Medusa calls its things does not change with our figures. */
const REFERENCES_KEY = "retention-references"
const FOUND_AT_ONCE = 30
/** Ids in one request: addresses must not grow too long. */
const IDS_AT_ONCE = 100
const STALE_MS = 60_000

/** Things whose name has the words; the ones found before stay while others are looked for. */
export function useReferenceSearch(reference: NamedReference, words: string, open: boolean) {
  return useQuery({
    queryKey: [REFERENCES_KEY, reference, "search", words],
    queryFn: ({ signal }) =>
      fetchReferences(reference, { limit: FOUND_AT_ONCE, ...(words && { q: words }) }, signal),
    enabled: open,
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  })
}

/** Gives the name of what a reference's id stands for; the id where it has none (yet). */
export type NameOf = (reference: FieldReference, id: string) => string

/** The names of everything that a rule refers to. */
export function useReferenceNames(rule: SegmentRule | null, fields: FieldMap | undefined): NameOf {
  const wanted = useMemo(
    () => (rule && fields ? [...referencesIn(rule.where, fields)] : []),
    [rule, fields]
  )
  const names = useNames(wanted)
  return useMemo(() => (_reference, id) => names.get(id) ?? id, [names])
}

/** The names of things by id; those that are gone, or on their way, are missing. */
export function useNames(
  wanted: readonly (readonly [reference: NamedReference, ids: readonly string[]])[]
): ReadonlyMap<string, string> {
  return useQueries({
    queries: wanted.map(([reference, ids]) => ({
      queryKey: [REFERENCES_KEY, reference, "names", ids],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchNames(reference, ids, signal),
      staleTime: STALE_MS,
      retry: retryUnlessRefused,
    })),
    combine: combineNames,
  })
}

/** Ids differ whatever they are of, so one map holds all. */
function combineNames(
  results: readonly { readonly data?: readonly Choice[] | undefined }[]
): ReadonlyMap<string, string> {
  return new Map(results.flatMap(({ data }) => (data ?? []).map((one) => [one.value, one.label])))
}

async function fetchNames(
  reference: NamedReference,
  ids: readonly string[],
  signal: AbortSignal
): Promise<Choice[]> {
  const batches: Promise<Choice[]>[] = []
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
    const batch = ids.slice(start, start + IDS_AT_ONCE)
    batches.push(fetchReferences(reference, { id: batch, limit: batch.length }, signal))
  }
  return (await Promise.all(batches)).flat()
}

async function fetchReferences(
  reference: NamedReference,
  query: Readonly<Record<string, unknown>>,
  signal: AbortSignal
): Promise<Choice[]> {
  const { path, name } = REFERENCE_LISTS[reference]
  const fields = `id,${name}${reference === "category" ? ",parent_category.name" : ""}`
  const answer = await sdk.client.fetch<Record<string, unknown>>(path, {
    query: { ...query, fields },
    signal,
  })
  return readReferences(reference, answer)
}
