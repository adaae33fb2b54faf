import { useQuery } from "@tanstack/react-query"
import type { Cohorts } from "../lib/cohorts/types"
import { sdk } from "../lib/sdk"
import { retryUnlessRefused } from "./retry"
import { RETENTION_KEY } from "./use-overview"

/** So many months are looked back on. */
const MONTHS = 24

/** Who came back, by the month of their first purchase. */
export function useCohorts() {
  return useQuery({
    queryKey: [RETENTION_KEY, "cohorts"],
    queryFn: () =>
      sdk.client.fetch<Cohorts>("/admin/retention/cohorts", { query: { months: MONTHS } }),
    retry: retryUnlessRefused,
  })
}
