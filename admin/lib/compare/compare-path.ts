/** What the address of the comparison asks for: ids of segments, null where none is chosen yet. */
export type CompareUrl = { readonly one: string | null; readonly other: string | null }

/** The way to the comparison of two segments, or of one with another that is yet to be chosen. */
export function comparePath({ one = null, other = null }: Partial<CompareUrl> = {}): string {
  const query = new URLSearchParams()
  if (one !== null) {
    query.set("one", one)
  }
  if (other !== null) {
    query.set("other", other)
  }
  const search = query.toString()
  return `/retention/segments/compare${search && `?${search}`}`
}

/** Reads what {@link comparePath} wrote. */
export function parseCompareUrl(query: URLSearchParams): CompareUrl {
  return { one: query.get("one") || null, other: query.get("other") || null }
}
