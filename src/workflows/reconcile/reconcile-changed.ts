import type { MirrorFields } from "../../modules/retention/source/mirror-fields"
import {
  CHANGED_PHASES,
  READING,
  type ChangedState,
} from "../../modules/retention/store/reconcile-store"
import { CHANGED_READERS, type ChangedPage, type ChangedWindow } from "./changed-phases"
import { beginningOfBackfill } from "./beginning-of-backfill"
import { OVERLAP_MS, type ReconcileContext } from "./context"
import { PassRun } from "./pass-run"
import { readAgain } from "./read-again"
import type { PassResult } from "./reconcile-recent"

/**
 * Finds what changed in place since the last reading, which no new id tells: customers and orders
 * by `updated_at`, deleted ones too, parcels, members of groups, and categories of products. Without an
 * index on those times that is one scan a run, over all pages together.
 *
 * Where the policy mirrors other metadata than it did at the last reading, everything that has
 * some is read again; and all orders, where an earlier version of ours read less of them.
 *
 * Stored page by page; a run that ends early is taken up by the next one.
 *
 * @param state as it is stored
 * @throws whatever went wrong, which the state then tells too
 */
export async function reconcileChanged(
  context: ReconcileContext,
  state: ChangedState | null
): Promise<PassResult> {
  const { retention, now } = context
  const run = new PassRun(now(), context.max_records)
  const mirror = (await retention.policies.current()).settings.mirror
  let window = await windowOf(context, state, mirror)
  const read_until = state?.read_until ?? null
  const reading = state?.reading
  const save = (next: ChangedState) => retention.reconciles.record("reconcile_slow", next, now())
  try {
    for (;;) {
      const page = await CHANGED_READERS[window.phase](context, window)
      run.add(await readAgain(context, page.found))
      const next = goOn(window, page)
      if (next === null) {
        const last_run = run.ended("done", now())
        await save({ read_until: window.until, window: null, reading: READING, last_run })
        return { ...run.counts, status: "done" }
      }
      window = next
      if (run.isFull) {
        await save({ read_until, window, reading, last_run: run.ended("more", now()) })
        return { ...run.counts, status: "more" }
      }
      await save({ read_until, window, reading, last_run: run.running() })
    }
  } catch (error) {
    // Where not even this can be written, that has the same reason, which is thrown.
    const last_run = run.failed(error, now())
    await save({ read_until, window, reading, last_run }).catch(() => undefined)
    throw error
  }
}

/** The next page's place: in the same phase, or at the beginning of the next one. */
function goOn(window: ChangedWindow, { next }: ChangedPage): ChangedWindow | null {
  if (next !== null) {
    return { ...window, after: next }
  }
  const phase = CHANGED_PHASES[CHANGED_PHASES.indexOf(window.phase) + 1]
  return phase ? { ...window, phase, after: "" } : null
}

/** The window under way, or a new one; one that reads otherwise than is wanted now is void. */
async function windowOf(
  { retention, now }: ReconcileContext,
  state: ChangedState | null,
  mirror: MirrorFields
): Promise<ChangedWindow> {
  if (state?.window?.reading === READING && sameMirror(state.window.mirror, mirror)) {
    return state.window
  }
  const readAll = state?.reading !== READING && (await retention.reconciles.hasPartlyRead())
  const last = state?.read_until ?? (await beginningOfBackfill(retention))
  const from = new Date(last === null ? 0 : Date.parse(last) - OVERLAP_MS)
  const known = await mirrorsSince(retention, from)
  const since = (field: keyof MirrorFields) =>
    known?.every((one) => sameFields(one[field], mirror[field])) ? from.toISOString() : null
  return {
    customers_from: since("customer_metadata"),
    orders_from: readAll ? null : since("order_metadata"),
    from: from.toISOString(),
    until: now().toISOString(),
    mirror,
    reading: READING,
    phase: CHANGED_PHASES[0],
    after: "",
  }
}

/** All that the policy wanted mirrored at some time since then; null where that is not known. */
async function mirrorsSince(
  { policies }: ReconcileContext["retention"],
  then: Date
): Promise<MirrorFields[] | null> {
  const { policies: newestFirst } = await policies.list({ limit: 100, offset: 0 })
  const inForceThen = newestFirst.findIndex(({ created_at }) => created_at <= then)
  // The first version stands for what was before it: nothing was read without one.
  const first = newestFirst.findIndex(({ version }) => version === 1)
  const last = inForceThen >= 0 ? inForceThen : first
  return last < 0 ? null : newestFirst.slice(0, last + 1).map(({ settings }) => settings.mirror)
}

function sameMirror(one: MirrorFields, other: MirrorFields): boolean {
  return (
    sameFields(one.customer_metadata, other.customer_metadata) &&
    sameFields(one.order_metadata, other.order_metadata)
  )
}

/** The order that fields are named in changes no value. */
function sameFields(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join("\0") === [...other].sort().join("\0")
}
