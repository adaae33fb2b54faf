import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { CustomersFilters } from "../lib/customers/filters"
import type { CustomerList } from "../lib/customers/listed-customer"
import { listParameters, queryString } from "../lib/customers/profile-query"
import type { TableView } from "../lib/customers/table-view"
import { sdk } from "../lib/sdk"
import { RETENTION_KEY } from "./use-overview"
import { usePolicyZone } from "./use-policy"

/** What of the address decides which rows come. */
export type CustomersQuestion = {
  readonly filters: CustomersFilters
  readonly view: Pick<TableView, "page" | "sorting">
}

/**
 * One page of customers. The page before stays while the next one is on its way.
 *
 * @param question null to ask nothing, as long as an address is not understood
 */
export function useCustomers(question: CustomersQuestion | null) {
  const policy = usePolicyZone()
  const zone = policy.data
  // Days begin at another time in each zone; nothing else has to wait for it.
  const waits = question?.filters.last_seen_at !== undefined && zone === undefined
  const dayZone = waits ? null : (zone ?? "UTC")
  const path =
    question === null || dayZone === null
      ? null
      : `/admin/retention/profiles${queryString(
          listParameters(question.filters, question.view, dayZone)
        )}`
  const list = useQuery({
    queryKey: [RETENTION_KEY, "profiles", path],
    queryFn: () => sdk.client.fetch<CustomerList>(path ?? ""),
    enabled: path !== null,
    placeholderData: keepPreviousData,
  })
  return {
    list: list.data,
    /** The policy's time zone, once it is known. */
    zone,
    /** The zone to ask the same question in; null as long as that has to wait. */
    dayZone,
    /** True while rows are on their way, be it the first or others than those shown. */
    isLoading: question !== null && (list.isPending || list.isPlaceholderData),
    error: list.error ?? (waits ? policy.error : null),
    retry: () => void (waits ? policy.refetch() : list.refetch()),
  }
}
