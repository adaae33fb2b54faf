import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import type { BackfillState } from "../lib/backfill"
import { sdk } from "../lib/sdk"
import { RETENTION_KEY } from "./use-overview"
import { useRefusal } from "./use-refusal"

const POLL_MS = 1000
const BACKFILL_KEY = [RETENTION_KEY, "backfill"]

type Answer = { backfill: BackfillState | null }

/** What the page needs to know of the reading of past orders, and the ways to steer it. */
export type Backfill = {
  /** The running or the last one; null before the first, and until the server has answered. */
  readonly state: BackfillState | null
  /** The one that runs; null while none does. */
  readonly running: BackfillState | null
  /** True between a click and the server's answer. */
  readonly busy: boolean
  /** Why the last one failed. */
  readonly failure: string | null
  /** Begins, or goes on where it stopped. */
  readonly start: () => void
  /** Begins anew, wherever it stopped. */
  readonly restart: () => void
  /** Stops it after the page at hand. */
  readonly pause: () => void
}

/**
 * The backfill: polled while it runs; when it ends, all our cached figures are dropped, since
 * every one of them has changed. What the server refuses is told by a toast.
 */
export function useBackfill(): Backfill {
  const client = useQueryClient()
  const refused = useRefusal()
  const query = useQuery({
    queryKey: BACKFILL_KEY,
    queryFn: () => sdk.client.fetch<Answer>("/admin/retention/backfill"),
    refetchInterval: ({ state }) => (isRunning(state.data) ? POLL_MS : false),
  })
  const order = useMutation({
    mutationFn: ({ path, body }: Order) => sdk.client.fetch<Answer>(path, { method: "POST", body }),
    onSuccess: (answer) => client.setQueryData(BACKFILL_KEY, answer),
    onError: (error) => {
      refused(error)
      // Somebody else may have been faster: show how it stands.
      return client.invalidateQueries({ queryKey: BACKFILL_KEY })
    },
  })

  const state = query.data?.backfill ?? null
  const running = isRunning(query.data)
  const wasRunning = useRef(false)
  useEffect(() => {
    if (wasRunning.current && !running) {
      void client.invalidateQueries({ queryKey: [RETENTION_KEY] })
    }
    wasRunning.current = running
  }, [client, running])

  return {
    state,
    running: running ? state : null,
    busy: order.isPending,
    failure: state?.status === "failed" ? (state.error ?? state.phase) : null,
    start: () => order.mutate({ path: "/admin/retention/backfill", body: {} }),
    restart: () => order.mutate({ path: "/admin/retention/backfill", body: { restart: true } }),
    pause: () => order.mutate({ path: "/admin/retention/backfill/pause", body: {} }),
  }
}

type Order = { readonly path: string; readonly body: { readonly restart?: boolean } }

function isRunning(answer: Answer | undefined): boolean {
  return answer?.backfill?.status === "running"
}
