import {
  RECENT_SOURCES,
  type RecentSource,
  type RecentState,
  type ReconcileCounts,
} from "../../modules/retention/store/reconcile-store"
import { beginningOfBackfill } from "./beginning-of-backfill"
import { OVERLAP_MS, pageSize, type ReconcileContext } from "./context"
import { PassRun } from "./pass-run"
import { readAgain } from "./read-again"
import { readRecent } from "./recent-sources"

/** What one run of a pass came to. */
export type PassResult = ReconcileCounts & { readonly status: "done" | "more" }

type Window = NonNullable<RecentState["window"]>

/** A reading spans this at most: orders are found by summaries at the cost of all in the span. */
const SPAN_MS = 24 * 60 * 60_000

/** With less than this to go a run is done: the next one is due in five minutes. */
const BEHIND_MS = 60 * 60_000

/**
 * Finds orders and customer records by the ids of what was written since the last reading, and
 * reads them again: new orders, versions, payments and changes of orders, new customers. Where
 * nothing is new it costs one look into the end of each primary key.
 *
 * Stored page by page; a run that ends early is taken up by the next one.
 *
 * @param state as it is stored
 * @throws whatever went wrong, which the state then tells too
 */
export async function reconcileRecent(
  context: ReconcileContext,
  state: RecentState | null
): Promise<PassResult> {
  const { retention, now } = context
  const startedAt = now()
  const run = new PassRun(startedAt, context.max_records)
  let read_until = state?.read_until ?? null
  let window: Window | null =
    state?.window ?? openWindow(read_until ?? (await firstReading(context)), startedAt)
  const save = (last_run: RecentState["last_run"]) =>
    retention.reconciles.record("reconcile_fast", { read_until, window, last_run }, now())
  try {
    while (window) {
      window = { ...window, after: await readPages(context, run, window) }
      if (Object.keys(window.after).length === 0) {
        read_until = window.until
        window = isBehind(read_until, startedAt) ? openWindow(read_until, startedAt) : null
      }
      if (window && run.isFull) {
        await save(run.ended("more", now()))
        return { ...run.counts, status: "more" }
      }
      await save(window ? run.running() : run.ended("done", now()))
    }
    return { ...run.counts, status: "done" }
  } catch (error) {
    // Where not even this can be written, that has the same reason, which is thrown.
    await save(run.failed(error, now())).catch(() => undefined)
    throw error
  }
}

/** What was written since is left to the next run, unless that is much. */
function isBehind(readUntil: string, now: Date): boolean {
  return now.getTime() - Date.parse(readUntil) > BEHIND_MS
}

/** All that was written since the last reading, or the next day of it, and some before. */
function openWindow(readUntil: string, now: Date): Window {
  const last = Date.parse(readUntil)
  return {
    from: new Date(last - OVERLAP_MS).toISOString(),
    until: new Date(Math.min(last + SPAN_MS, now.getTime())).toISOString(),
    // No id is smaller than nothing: the sources begin where the window does.
    after: Object.fromEntries(RECENT_SOURCES.map((source) => [source, ""])),
  }
}

/** Where nobody knows what was read, the slow pass reads everything. */
async function firstReading({ retention, now }: ReconcileContext): Promise<string> {
  return (await beginningOfBackfill(retention)) ?? now().toISOString()
}

/** Reads a page of each source side by side. @returns where those go on that are not at their end */
async function readPages(
  context: ReconcileContext,
  run: PassRun,
  { from, until, after }: Window
): Promise<Window["after"]> {
  const open = Object.entries(after) as [RecentSource, string][]
  const pages = await Promise.all(
    open.map(async ([source, last]) => ({
      source,
      ...(await readRecent(context.query, source, {
        from: new Date(from),
        until: new Date(until),
        after: last || undefined,
        take: pageSize(context),
      })),
    }))
  )
  const idsOf = (wanted: boolean) => [
    ...new Set(pages.flatMap(({ source, ids }) => ((source === "customer") === wanted ? ids : []))),
  ]
  run.add(await readAgain(context, { customer_ids: idsOf(true), order_ids: idsOf(false) }))
  return Object.fromEntries(
    pages.flatMap(({ source, next }) => (next === null ? [] : [[source, next]]))
  )
}
