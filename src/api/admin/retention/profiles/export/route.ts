import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { stringify } from "csv-stringify"
import type { ProfileView } from "../../../../../modules/retention/store/profile-view"
import { retentionOf } from "../../retention-of"
import { parseRequest } from "../../validation"
import { exportParameters } from "../validators"
import { type CsvColumn, csvRow } from "./csv"

/**
 * The list's profiles as CSV, streamed page by page: a slow client slows the reading, one that
 * leaves ends it.
 */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { columns, ...filters } = parseRequest(exportParameters, req.query)
  const { policies, profiles } = retentionOf(req)
  const { settings } = await policies.current()
  const now = new Date()
  const rows = rowsOf(profiles.pages(filters, now), settings.base_currency, columns)
  // The first page is read before a header is sent, so that bad input is still answered as such.
  const first = await rows.next()

  res.setHeader("Content-Type", "text/csv; charset=utf-8")
  res.setHeader("Cache-Control", "no-store")
  res.setHeader(
    "Content-Disposition",
    `attachment; filename="retention-profiles-${now.toISOString().slice(0, 10)}.csv"`
  )
  const csv = stringify({ bom: true, header: true, columns: [...columns] })
  try {
    await pipeline(Readable.from(resumed(first, rows)), csv, res)
  } catch (error) {
    if (isAbort(error)) {
      return
    }
    // The status is sent already: all that is left is to break off, and to say why in the log.
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error("retention: export failed", asError(error))
    res.destroy()
  }
}

type Row = ReturnType<typeof csvRow>

async function* rowsOf(
  pages: AsyncIterable<readonly ProfileView[]>,
  currency: string,
  columns: readonly CsvColumn[]
): AsyncGenerator<Row> {
  for await (const page of pages) {
    for (const profile of page) {
      yield csvRow(profile, currency, columns)
    }
  }
}

async function* resumed(
  first: IteratorResult<Row, void>,
  rest: AsyncGenerator<Row>
): AsyncGenerator<Row> {
  if (!first.done) {
    yield first.value
    yield* rest
  }
}

/** True when the client went away. */
function isAbort(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === "ERR_STREAM_PREMATURE_CLOSE"
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
