import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import type { BackfillState } from "../lib/backfill"
import { sdk } from "../lib/sdk"
import { RETENTION_KEY } from "./use-overview"

const POLL_MS = 1000
const BACKFILL_KEY = [RETENTION_KEY, "backfill"]

type Answer = { backfill: BackfillState | null }

/** What the page needs to know of the reading of past orders, and the way to begin it. */
export type Backfill = {
  /** The one that runs; null while none does. */
  readonly running: BackfillState | null
  /** True between the click and the server's answer. */
  readonly starting: boolean
  /** Why the last one failed, or could not be started. */
  readonly failure: string | null
  readonly start: () => void
}

/**
 * The backfill: polled while it runs; when it ends, all our cached figures are dropped, since
 * every one of them has changed.
 */
export function useBackfill(): Backfill {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: BACKFILL_KEY,
    queryFn: () => sdk.client.fetch<Answer>("/admin/retention/backfill"),
    refetchInterval: ({ state }) => (isRunning(state.data) ? POLL_MS : false),
  })
  const mutation = useMutation({
    mutationFn: () => sdk.client.fetch<Answer>("/admin/retention/backfill", { method: "POST" }),
    onSuccess: (answer) => client.setQueryData(BACKFILL_KEY, answer),
    // Somebody else may have started it a moment ago: show theirs.
    onError: () => client.invalidateQueries({ queryKey: BACKFILL_KEY }),
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
    running: running ? state : null,
    starting: mutation.isPending,
    failure: running ? null : (mutation.error?.message ?? failureOf(state)),
    start: () => mutation.mutate(),
  }
}

function isRunning(answer: Answer | undefined): boolean {
  return answer?.backfill?.status === "running"
}

function failureOf(state: BackfillState | null): string | null {
  return state?.status === "failed" ? (state.error ?? state.phase) : null
}
