/** What the model page's address asks for. */
export type ModelUrl = {
  /** The fit that is shown; the newest one when null. */
  readonly fit: string | null
  /** Of the list of fits, from 0. */
  readonly page: number
}

/**
 * The way to the model page, or to one fit on it, so that any prediction can be traced to its fit.
 *
 * @param url what to show; the newest fit, and the first page of the list, unless told
 */
export function modelPath({ fit = null, page = 0 }: Partial<ModelUrl> = {}): string {
  const query = new URLSearchParams()
  if (fit !== null) {
    query.set("fit", fit)
  }
  if (page > 0) {
    query.set("page", String(page + 1))
  }
  const search = query.toString()
  return `/retention/model${search && `?${search}`}`
}

/** Reads what {@link modelPath} wrote; what is no page is the first. */
export function parseModelUrl(query: URLSearchParams): ModelUrl {
  const page = Number(query.get("page") ?? 1)
  return {
    fit: query.get("fit") || null,
    page: Number.isInteger(page) && page > 0 ? page - 1 : 0,
  }
}
