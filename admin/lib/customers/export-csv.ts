import { sdk } from "../sdk"
import { CsvCounter, withoutHeading } from "./csv-counter"
import { queryString } from "./profile-query"

const PATH = "/admin/retention/profiles/export"

/** Ids in one request: the API takes 200, and addresses must not grow too long. */
const IDS_AT_ONCE = 100

const CSV_TYPE = "text/csv;charset=utf-8"

/**
 * Fetches everybody who meets the filters. The bytes go from the network into a Blob, which the
 * browser keeps where it likes: neither they nor their rows pile up in the page's own memory.
 *
 * @param parameters the list's filters as the API wants them
 * @param onProgress told how many people have arrived
 * @throws FetchError when the server refuses; TypeError when the stream breaks off
 */
export async function exportFiltered(
  parameters: readonly (readonly [string, string])[],
  onProgress: (people: number) => void
): Promise<{ readonly csv: Blob; readonly people: number }> {
  const response = await fetchCsv(parameters)
  const counter = new CsvCounter()
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      counter.add(bytes)
      onProgress(counter.records)
      controller.enqueue(bytes)
    },
  })
  const body = response.body?.pipeThrough(counting) ?? null
  const csv = await new Response(body, { headers: { "content-type": CSV_TYPE } }).blob()
  return { csv, people: counter.records }
}

/**
 * Fetches some people by id, in as many requests as that takes.
 *
 * @param ids persons' ids
 * @throws FetchError when the server refuses
 */
export async function exportPeople(
  ids: readonly string[]
): Promise<{ readonly csv: Blob; readonly people: number }> {
  const counter = new CsvCounter()
  const parts: string[] = []
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
    const batch = ids.slice(start, start + IDS_AT_ONCE)
    const response = await fetchCsv(batch.map((id) => ["person_id[]", id] as const))
    // Reading as text takes off the byte order mark, which the file must have once.
    const text = await response.text()
    parts.push(start === 0 ? text : withoutHeading(text))
  }
  const csv = parts.join("")
  counter.add(new TextEncoder().encode(csv))
  return { csv: new Blob(["\uFEFF", csv], { type: CSV_TYPE }), people: counter.records }
}

/** Has the browser save a file. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  // Browsers begin to save before the click returns; the next task is late enough.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}

function fetchCsv(parameters: readonly (readonly [string, string])[]): Promise<Response> {
  return sdk.client.fetch<Response>(`${PATH}${queryString(parameters)}`, {
    headers: { accept: "text/csv" },
  })
}
