import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { ProblemKind } from "../../src/modules/retention/domain/types"
import type { Problem } from "../lib/overview/problems"
import { recordOf } from "../lib/overview/problems"
import { sdk } from "../lib/sdk"
import { RETENTION_KEY } from "./use-overview"

/** How many problems are shown at once. */
export const PROBLEMS_PER_PAGE = 20

/**
 * One page of the records behind a kind of problem, newest first.
 *
 * @param kind which
 * @param page the first is 0
 */
export function useProblems(kind: ProblemKind, page: number) {
  return useQuery({
    queryKey: [RETENTION_KEY, "problems", kind, page],
    queryFn: () =>
      sdk.client.fetch<{ problems: Problem[]; count: number }>("/admin/retention/problems", {
        query: { kind, limit: PROBLEMS_PER_PAGE, offset: page * PROBLEMS_PER_PAGE },
      }),
    placeholderData: keepPreviousData,
  })
}

/** What people call a record: an order's number and e-mail, a customer's name. */
export type RecordName = { readonly number: number | null; readonly who: string | null }

/**
 * Names for records that problems know by id alone. What Medusa does not answer for, or does not
 * let the user see, stays without a name.
 */
export function useRecordNames(ids: readonly string[]): ReadonlyMap<string, RecordName> {
  const query = useQuery({
    queryKey: [RETENTION_KEY, "record-names", ids],
    queryFn: async () => {
      const ofKind = (kind: string) => ids.filter((id) => recordOf(id).kind === kind)
      const [orders, customers] = await Promise.all([
        orderNames(ofKind("order")),
        customerNames(ofKind("customer")),
      ])
      return new Map([...orders, ...customers])
    },
    enabled: ids.length > 0,
  })
  return query.data ?? NO_NAMES
}

const NO_NAMES: ReadonlyMap<string, RecordName> = new Map()

async function orderNames(ids: string[]): Promise<[string, RecordName][]> {
  if (ids.length === 0) {
    return []
  }
  const { orders } = await sdk.admin.order.list({
    id: ids,
    limit: ids.length,
    fields: "id,display_id,email",
  })
  return orders.map(({ id, display_id, email }) => [
    id,
    { number: display_id ?? null, who: email || null },
  ])
}

async function customerNames(ids: string[]): Promise<[string, RecordName][]> {
  if (ids.length === 0) {
    return []
  }
  const { customers } = await sdk.admin.customer.list({
    id: ids,
    limit: ids.length,
    fields: "id,email,first_name,last_name",
  })
  return customers.map(({ id, email, first_name, last_name }) => [
    id,
    { number: null, who: [first_name, last_name].filter(Boolean).join(" ") || email || null },
  ])
}
