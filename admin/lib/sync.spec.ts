import { hasCaughtUp, hasEnded, type ReconcileRun, type SyncState } from "./sync"

const RUN: ReconcileRun = {
  status: "done",
  started_at: "2026-11-14T10:00:00.000Z",
  finished_at: "2026-11-14T10:00:05.000Z",
  orders: 1,
  customers: 1,
  products: 1,
  written: 0,
  put_off: 0,
  error: null,
  read_until: null,
}
const STILL: SyncState = {
  waiting: { hints: 0, people: 0 },
  reconcile_fast: RUN,
  reconcile_slow: null,
  check: null,
  backfill: null,
}
const running: ReconcileRun = { ...RUN, status: "running", finished_at: null }

describe("hasEnded", () => {
  it.each<[string, Partial<SyncState>, Partial<SyncState>, boolean]>([
    ["nothing was at work", {}, {}, false],
    ["work has begun", {}, { reconcile_fast: running }, false],
    ["work goes on", { reconcile_fast: running }, { reconcile_fast: running }, false],
    ["work is done", { reconcile_fast: running }, {}, true],
    [
      "its process was killed",
      { reconcile_fast: running },
      { reconcile_fast: { ...running, status: "interrupted" } },
      true,
    ],
    [
      "a run came and went between two looks",
      {},
      { reconcile_fast: { ...RUN, finished_at: "2026-11-14T10:05:05.000Z" } },
      true,
    ],
    ["the first run of all came and went", {}, { reconcile_slow: RUN }, true],
  ])("when %s", (_, before, after, ended) => {
    expect(hasEnded({ ...STILL, ...before }, { ...STILL, ...after })).toBe(ended)
  })
})

describe("hasCaughtUp", () => {
  it.each([
    [0, 0, false],
    [3, 2, false],
    [0, 2, false],
    [3, 0, true],
  ])("from %s waiting to %s", (before, after, caughtUp) => {
    const waiting = (people: number) => ({ ...STILL, waiting: { hints: 0, people } })
    expect(hasCaughtUp(waiting(before), waiting(after))).toBe(caughtUp)
  })
})
