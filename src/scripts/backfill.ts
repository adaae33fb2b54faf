import { setTimeout as sleep } from "node:timers/promises"
import type { ExecArgs } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import { RETENTION_MODULE, type RetentionModuleService } from "../modules/retention"
import type { BackfillState, BackfillStore } from "../modules/retention/store/ledger-backfill-store"
import { backfillRetentionWorkflow } from "../workflows/ledger"
import type { BackfillResult } from "../workflows/ledger/backfill/run-backfill"
import { BackfillDisplay } from "./backfill-display"

const POLL_EVERY_MS = 250

/** What a shell gets from a program that Ctrl-C ended. */
const INTERRUPTED = 130

/**
 * `npx medusa exec ./src/scripts/backfill.ts [restart]`: builds the purchase ledger and
 * everybody's profile from Medusa's orders, and shows how far it is. Goes on where one was
 * paused, failed or was killed, unless told to restart. Ctrl-C pauses it; pressed twice, it
 * ends at once, which loses nothing but the page at hand.
 *
 * @throws whatever the backfill throws; `medusa exec` then ends with a code other than 0
 */
export default async function backfill({ container, args }: ExecArgs): Promise<void> {
  const restart = parse(args)
  const { backfills } = container.resolve<RetentionModuleService>(RETENTION_MODULE)
  const transactionId = generateEntityId(undefined, "rbackfill")
  const pause = new PauseOnInterrupt(backfills)
  const display = new BackfillDisplay()
  const run = backfillRetentionWorkflow(container).run({
    input: { restart },
    context: { transactionId },
  })
  const ended = run.then(
    () => true,
    () => true
  )
  try {
    let over = false
    while (!over) {
      over = await Promise.race([ended, sleep(POLL_EVERY_MS, false)])
      const state = await backfills.stored()
      if (state?.run_id === transactionId) {
        await pause.askIfWanted(state)
        display.show(state)
      }
    }
  } finally {
    display.stop()
    pause.forget()
  }
  const { result } = await run
  process.stdout.write(summary(result))
  if (result.status === "paused") {
    process.exitCode = INTERRUPTED
  }
}

/** @throws MedusaError INVALID_DATA for anything but `restart` */
function parse(args: readonly string[]): boolean {
  const unknown = args.find((arg) => arg !== "restart")
  if (unknown !== undefined) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Unknown argument ${unknown}; allowed: restart`
    )
  }
  return args.length > 0
}

/** Turns the first Ctrl-C into a pause; the second one ends the process, as without us. */
class PauseOnInterrupt {
  readonly #backfills: BackfillStore
  #wanted = false

  readonly #onInterrupt = () => {
    this.#wanted = true
    process.stderr.write("\nPausing after the page at hand; Ctrl-C again ends it at once …\n")
  }

  constructor(backfills: BackfillStore) {
    this.#backfills = backfills
    process.once("SIGINT", this.#onInterrupt)
  }

  /** Asks until the run has heard it; one that is over by then answers nothing. */
  async askIfWanted({ pause_requested }: BackfillState): Promise<void> {
    if (this.#wanted && !pause_requested) {
      await this.#backfills.requestPause()
    }
  }

  forget(): void {
    process.removeListener("SIGINT", this.#onInterrupt)
  }
}

function summary(result: BackfillResult): string {
  const seconds = Object.entries(result.seconds).map(([phase, s]) => `${phase} ${s.toFixed(1)} s`)
  const read = `${result.customers} customers and ${result.orders} orders`
  const end =
    result.status === "paused"
      ? [`Paused. Run it again to go on from here, or with "restart" to begin anew.`]
      : [`Scored ${result.scored} people; ${result.profiles_written} profiles changed.`]
  return [
    `Read ${read}${result.resumed ? ", those of earlier runs included" : ""}; ` +
      `${result.written} rows were new or different in this run.`,
    ...end,
    `${seconds.join(", ")}.`,
    "",
  ].join("\n")
}
