import { setTimeout as sleep } from "node:timers/promises"
import type { ExecArgs } from "@medusajs/framework/types"
import { RETENTION_MODULE, type RetentionModuleService } from "../modules/retention"
import type { BackfillState, BackfillStore } from "../modules/retention/store/ledger-backfill-store"
import { backfillRetentionWorkflow } from "../workflows/ledger"
import type { BackfillResult } from "../workflows/ledger/backfill/run-backfill"
import { createProgressBar, type ProgressBar } from "./progress-bar"

const POLL_EVERY_MS = 250

/** Phases whose progress can be counted. */
const COUNTED = ["customers", "orders"] as const

/**
 * `npx medusa exec ./src/scripts/backfill.ts`: builds the purchase ledger and everybody's
 * profile from Medusa's orders, and shows how far it is. May be repeated and broken off.
 *
 * @throws whatever the backfill throws; `medusa exec` then ends with a code other than 0
 */
export default async function backfill({ container }: ExecArgs): Promise<void> {
  const { backfills } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  const previous = (await backfills.state())?.started_at ?? null
  const display = new BackfillDisplay()
  const run = backfillRetentionWorkflow(container).run({ input: {} })
  const ended = run.then(
    () => true,
    () => true
  )
  while (!(await Promise.race([ended, sleep(POLL_EVERY_MS, false)]))) {
    display.show(await stateOfThisRun(backfills, previous))
  }
  display.show(await stateOfThisRun(backfills, previous))
  display.stop()
  const { result } = await run
  process.stdout.write(summary(result))
}

/** The stored state, once it is that of a run other than the previous one. */
async function stateOfThisRun(store: BackfillStore, previous: string | null) {
  const state = await store.state()
  return state && state.started_at !== previous ? state : null
}

/** One bar after the other, for the phases that can be counted. */
class BackfillDisplay {
  readonly #over = new Set<(typeof COUNTED)[number]>()
  #bar: ProgressBar | null = null
  #phase: string | null = null

  show(state: BackfillState | null): void {
    if (!state) {
      return
    }
    const { phase } = state
    for (const kind of COUNTED.filter((kind) => !this.#over.has(kind))) {
      const [done, total] = [state[`${kind}_done`], state[`${kind}_total`]]
      if (kind === phase || done > 0) {
        this.#bar ??= createProgressBar({ label: kind, total })
        this.#bar.update(done, total)
      }
      if (kind === phase) {
        break
      }
      this.#over.add(kind)
      this.stop()
    }
    if (phase !== this.#phase && !COUNTED.some((kind) => kind === phase)) {
      process.stderr.write(`${phase} …\n`)
    }
    this.#phase = phase
  }

  stop(): void {
    this.#bar?.stop()
    this.#bar = null
  }
}

function summary(result: BackfillResult): string {
  const seconds = Object.entries(result.seconds).map(([phase, s]) => `${phase} ${s.toFixed(1)} s`)
  return [
    `Read ${result.customers} customers and ${result.orders} orders; ` +
      `${result.written} rows were new or different.`,
    `Scored ${result.scored} people; ${result.profiles_written} profiles changed.`,
    `${seconds.join(", ")}.`,
    "",
  ].join("\n")
}
