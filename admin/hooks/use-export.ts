import { toast } from "@medusajs/ui"
import { useCallback, useState } from "react"
import { exportFiltered, exportPeople, saveFile } from "../lib/customers/export-csv"
import type { CustomersFilters } from "../lib/customers/filters"
import { dayIn } from "../lib/customers/day-start"
import { filterParameters } from "../lib/customers/profile-query"
import { usePolicyZone } from "./use-policy"
import { useText } from "./use-text"

/** Saving customers as a file. */
export type Export = {
  /** How many people have arrived; null while nothing is being exported. */
  readonly progress: number | null
  /** Why the last one failed; null once another one is tried. */
  readonly failure: string | null
  /** Everybody whom the filters leave. */
  readonly filtered: (filters: CustomersFilters, zone: string) => void
  /** Some people, by id. */
  readonly people: (ids: readonly string[]) => void
}

type Result = { readonly csv: Blob; readonly people: number }

/**
 * Fetches a CSV and has the browser save it. It goes on when one leaves the page: the end is told
 * by a toast wherever one is.
 */
export function useExport(): Export {
  const { t, format } = useText()
  const { data: zone = "UTC" } = usePolicyZone()
  const [progress, setProgress] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  const run = useCallback(
    async (fetching: () => Promise<Result>) => {
      setProgress(0)
      setFailure(null)
      try {
        const { csv, people } = await fetching()
        saveFile(csv, `retention-customers-${dayIn(Date.now(), zone)}.csv`)
        toast.success(t("customers.export.done", { count: people, n: format.count(people) }))
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        setFailure(message)
        toast.error(t("customers.export.failed"), { description: message })
      } finally {
        setProgress(null)
      }
    },
    [t, format, zone]
  )
  return {
    progress,
    failure,
    filtered: (filters, zone) =>
      void run(() => exportFiltered(filterParameters(filters, zone), setProgress)),
    people: (ids) => void run(() => exportPeople(ids)),
  }
}
