import { readFile } from "node:fs/promises"
import { OrderFileError } from "../orders/file-problem"
import { loadOrderList, type OrderList } from "../orders/load"
import { ArgumentError, parseArguments, USAGE, type DemoOptions } from "./arguments"
import { dataSetOf } from "./data-set"
import { DemoError } from "./demo-error"
import { Phases } from "./phases"
import { claimPort, portOf } from "./ports"
import type { StartPostgres } from "./server"
import { Session } from "./session"

/** What the entry script knows. */
export type MainInput = {
  readonly argv: readonly string[]
  /** The repository. */
  readonly root: string
  readonly startPostgres: StartPostgres
  /** Of the installation, when there was one. */
  readonly installSeconds: number | null
}

/** Runs the demo. @returns the exit code */
export async function main(input: MainInput): Promise<number> {
  try {
    const options = parseArguments(input.argv)
    if (options.help) {
      process.stdout.write(`${USAGE}\n`)
      return 0
    }
    return await runDemo(input, options)
  } catch (error) {
    if (error instanceof ArgumentError) {
      process.stderr.write(`${error.message}\n\n${USAGE}\n`)
    } else if (error instanceof DemoError || error instanceof OrderFileError) {
      process.stderr.write(`${error.message}\n`)
    } else {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    }
    return 1
  }
}

/** Everything that can be refused is refused here, before anything is started. */
async function runDemo(input: MainInput, options: DemoOptions): Promise<number> {
  const phases = new Phases(options.check ? process.stderr : process.stdout)
  const list =
    options.orders === null ? null : await loadOrderList(options.orders, options.currency)
  if (list) {
    sayList(phases, list)
  }
  const port = await claimPort(portOf(options))
  const dataSet = await dataSetOf(
    input.root,
    list && options.orders !== null
      ? { path: options.orders, content: await readFile(options.orders), currency: list.currency }
      : null
  )
  if (input.installSeconds !== null) {
    phases.note("install", input.installSeconds)
  }
  return new Session({ ...input, options, phases, dataSet, list, port }).run()
}

function sayList(phases: Phases, { rows, layout, currency }: OrderList) {
  const columns = Object.entries(layout.columns).map(([field, { name }]) => `${field} (${name})`)
  phases.say(`Read ${rows.length} rows: ${columns.join(", ")}; currency ${currency}.`)
  if (layout.ignored.length > 0) {
    phases.say(`Not used: ${layout.ignored.join(", ")}.`)
  }
}
