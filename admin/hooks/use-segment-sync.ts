import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { sdk } from "../lib/sdk"
import type { ExceptionKind, ExceptionList, SegmentSync } from "../lib/segment/types"
import type { SegmentList } from "../lib/segments/types"
import { retryUnlessRefused } from "./retry"
import { RETENTION_KEY } from "./use-overview"
import { useRefusal } from "./use-refusal"
import { segmentKey, segmentRoute } from "./use-segment"

/** Exceptions that are shown at once. */
export const EXCEPTIONS_PER_PAGE = 20

/** Asked again while people are on their way into the group, or out of it. */
const POLL_MS = 2000

/** How a customer group follows a segment; null where none ever did. */
export function useSegmentSync(id: string) {
  return useQuery({
    queryKey: [...segmentKey(id), "sync"],
    queryFn: () => sdk.client.fetch<{ sync: SegmentSync | null }>(`${segmentRoute(id)}/sync`),
    select: ({ sync }) => sync,
    refetchInterval: ({ state }) => (isUnderWay(state.data?.sync) ? POLL_MS : false),
    refetchOnWindowFocus: true,
    retry: retryUnlessRefused,
  })
}

/** What to tell the server of a segment's customer group. */
export type SyncOrder =
  | {
      readonly to: "switch"
      readonly body:
        | { readonly create_group: { readonly name: string }; readonly include_guests?: boolean }
        | { readonly customer_group_id: string; readonly include_guests?: boolean }
        | { readonly enabled: false; readonly take_out: boolean }
    }
  | { readonly to: "run" }
  | { readonly to: "readmit"; readonly customer_ids: readonly string[] }

/** Switches the sync, runs it, or lets people in again; what is refused is told by a toast. */
export function useSyncOrder(id: string) {
  const client = useQueryClient()
  const refused = useRefusal()
  return useMutation({
    mutationFn: (order: SyncOrder) => {
      const path = `${segmentRoute(id)}/sync`
      switch (order.to) {
        case "switch":
          return sdk.client.fetch(path, { method: "POST", body: order.body })
        case "run":
          return sdk.client.fetch(`${path}/run`, { method: "POST", body: {} })
        case "readmit":
          return sdk.client.fetch(`${path}/readmit`, {
            method: "POST",
            body: { customer_ids: order.customer_ids },
          })
      }
    },
    onError: refused,
    onSettled: () => client.invalidateQueries({ queryKey: [RETENTION_KEY] }),
  })
}

/** A page of those whom somebody's hand put into the group, or took out of it. */
export function useSyncExceptions(id: string, kind: ExceptionKind, page: number) {
  return useQuery({
    queryKey: [...segmentKey(id), "sync-exceptions", kind, page],
    queryFn: () =>
      sdk.client.fetch<ExceptionList>(`${segmentRoute(id)}/sync/exceptions`, {
        query: { kind, limit: EXCEPTIONS_PER_PAGE, offset: page * EXCEPTIONS_PER_PAGE },
      }),
    placeholderData: keepPreviousData,
    retry: retryUnlessRefused,
  })
}

/** The segment that a customer group follows; null where it follows none. */
export function useGroupSegment(groupId: string) {
  return useQuery({
    queryKey: [RETENTION_KEY, "segments", "of-group", groupId],
    queryFn: () =>
      sdk.client.fetch<SegmentList>("/admin/retention/segments", {
        query: { customer_group_id: groupId, limit: 1 },
      }),
    select: ({ segments: [segment] }) => (segment?.sync?.enabled ? segment : null),
    retry: retryUnlessRefused,
  })
}

/** Medusa's customer groups of a name; the answer before stays while one types. */
export function useCustomerGroups(name: string) {
  return useQuery({
    queryKey: [RETENTION_KEY, "customer-groups", name],
    queryFn: () =>
      sdk.admin.customerGroup.list({
        ...(name !== "" && { q: name }),
        fields: "id,name",
        limit: 20,
        order: "name",
      }),
    placeholderData: keepPreviousData,
  })
}

function isUnderWay(sync: SegmentSync | null | undefined): boolean {
  return sync?.status === "waiting"
}
