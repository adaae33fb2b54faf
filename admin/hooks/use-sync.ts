import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { sdk } from "../lib/sdk"
import { hasCaughtUp, hasEnded, isAtWork, type SyncState } from "../lib/sync"
import { RETENTION_KEY } from "./use-overview"
import { useRefusal } from "./use-refusal"

const POLL_MS = 1500
/** Work that was asked for may need a moment before it says that it is at it. */
const LOOK_FOR_MS = 6000
const SYNC_KEY = [RETENTION_KEY, "sync"]

/** What to compare in a check: some of the records, or all. */
export type CheckScope = "sample" | "all"

/** About how many orders, and how many customers, a sample holds. */
export const SAMPLE = 1000

/** The way to have what events missed looked for now. */
export type Reconcile = {
  /** True between the click and the server's answer. */
  readonly asked: boolean
  readonly run: () => void
}

/** The way to have the figures checked. */
export type Check = {
  /** What was asked for, until the server has answered. */
  readonly asked: CheckScope | null
  readonly run: (scope: CheckScope) => void
}

/** How our figures keep in step with the shop, and what can be done about it. */
export type Sync = {
  readonly query: UseQueryResult<SyncState>
  readonly reconcile: Reconcile
  readonly check: Check
}

/**
 * Asked again and again only while work is on, and a moment longer, since people are worked out
 * after it. When it ends, all our cached figures are dropped: any may have been corrected. What
 * the server refuses is told by a toast.
 */
export function useSync(): Sync {
  const client = useQueryClient()
  const refused = useRefusal()
  const lookUntil = useRef(0)
  const query = useQuery({
    queryKey: SYNC_KEY,
    queryFn: () => sdk.client.fetch<{ sync: SyncState }>("/admin/retention/sync"),
    select: (answer) => answer.sync,
    refetchInterval: ({ state }) =>
      (state.data && isAtWork(state.data.sync)) || Date.now() < lookUntil.current ? POLL_MS : false,
  })
  const sync = query.data
  const before = useRef(sync)
  useEffect(() => {
    const [was, is] = [before.current, sync]
    before.current = is
    if (!was || !is) {
      return
    }
    const ended = hasEnded(was, is)
    if (ended) {
      lookUntil.current = Date.now() + LOOK_FOR_MS
    }
    if (ended || hasCaughtUp(was, is)) {
      void client.invalidateQueries({ queryKey: [RETENTION_KEY] })
    }
  }, [client, sync])
  const ends = {
    onSuccess: () => {
      lookUntil.current = Date.now() + LOOK_FOR_MS
    },
    onError: refused,
    onSettled: () => client.invalidateQueries({ queryKey: SYNC_KEY }),
  }
  const reconcile = useMutation({
    mutationFn: () => post("/admin/retention/reconcile", {}),
    ...ends,
  })
  const check = useMutation({
    mutationFn: (scope: CheckScope) =>
      post("/admin/retention/check", scope === "sample" ? { sample: SAMPLE } : {}),
    ...ends,
  })
  return {
    query,
    reconcile: { asked: reconcile.isPending, run: () => reconcile.mutate() },
    check: { asked: check.isPending ? check.variables : null, run: check.mutate },
  }
}

function post(path: string, body: Readonly<Record<string, unknown>>): Promise<unknown> {
  return sdk.client.fetch<unknown>(path, { method: "POST", body })
}
