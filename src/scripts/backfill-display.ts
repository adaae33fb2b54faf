import type { BackfillState } from "../modules/retention/store/ledger-backfill-store"
import { createProgressBar, type ProgressBar } from "./progress-bar"

/** Phases whose progress can be counted. */
const COUNTED = ["customers", "orders"] as const

/** Shows a backfill on standard error: one bar after the other, for what can be counted. */
export class BackfillDisplay {
  readonly #over = new Set<(typeof COUNTED)[number]>()
  #bar: ProgressBar | null = null
  #phase: string | null = null

  /** @param state of the run that is shown, again and again */
  show(state: BackfillState): void {
    const { phase, resumed_at } = state
    if (this.#phase === null && resumed_at !== null) {
      process.stderr.write(
        `Going on after ${state.customers_done} customers and ${state.orders_done} orders\n`
      )
    }
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

  /** Ends the bar's line. */
  stop(): void {
    this.#bar?.stop()
    this.#bar = null
  }
}
