import {
  RECENT_SOURCES,
  type RecentSource,
  type RecentState,
  type ReconcileCounts,
} from "../../modules/retention/store/reconcile-store"
import { OVERLAP_MS, pageSize, type ReconcileContext } from "./context"
import { PassRun } from "./pass-run"
import { readAgain } from "./read-again"
import { readRecent } from "./recent-sources"
import { firstReading } from "./first-reading"

/** What one run of a pass came to. */
export type PassResult = ReconcileCounts & { readonly status: "done" | "more" }

type Window = NonNullable<RecentState["window"]>

/**
 * Finds orders and customer records by the ids of what was written since the last reading, and
 * reads them again: new orders, versions, payments and changes of orders, new customers. Where
 * nothing is new it costs one look into the end of each primary key.
 *
 * Stored page by page; a run that ends early is taken up by the next one.
 *
 * @throws whatever went wrong, which the state then tells too
 */
export async function reconcileRecent(context: ReconcileContext): Promise<PassResult> {
  const { retention, now } = context
  const run = new PassRun(now(), context.max_records)
  const state = await retention.reconciles.stored("reconcile_fast")
  const read_until = state?.read_until ?? null
  let window = state?.window ?? (await openWindow(context, read_until))
  const save = (next: Pick<RecentState, "read_until" | "window" | "last_run">) =>
    retention.reconciles.record("reconcile_fast", next, now())
  try {
    for (;;) {
      window = { ...window, after: await readPages(context, run, window) }
      if (Object.keys(window.after).length === 0) {
        const last_run = run.ended("done", now())
        await save({ read_until: window.until, window: null, last_run })
        return { ...run.counts, status: "done" }
      }
      if (run.isFull) {
        await save({ read_until, window, last_run: run.ended("more", now()) })
        return { ...run.counts, status: "more" }
      }
      await save({ read_until, window, last_run: run.running() })
    }
  } catch (error) {
    await save({ read_until, window, last_run: run.failed(error, now()) })
    throw error
  }
}

async function openWindow(
  { retention, now }: ReconcileContext,
  readUntil: string | null
): Promise<Window> {
  const last = readUntil === null ? await firstReading(retention) : new Date(readUntil)
  return {
    from: new Date(last.getTime() - OVERLAP_MS).toISOString(),
    until: now().toISOString(),
    // No id is smaller than nothing: the sources begin where the window does.
    after: Object.fromEntries(RECENT_SOURCES.map((source) => [source, ""])),
  }
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
