import { parseArgs } from "node:util"
import { parseCurrency } from "../orders/cell-currency"

/** What the demo was asked to do. */
export type DemoOptions = {
  /** Verify, print the figures and end, instead of staying up. */
  readonly check: boolean
  /** Path of an order list; null for the generated shop. */
  readonly orders: string | null
  /** Lower case; null leaves it to the list. */
  readonly currency: string | null
  /** Null: 9000, or with `check` any free one. */
  readonly port: number | null
  /** Throw the data away and start anew. */
  readonly reset: boolean
  readonly help: boolean
}

export const USAGE = `Usage: npm run demo -- [options]

  --check            fill, verify through the HTTP API, print the figures as JSON and end
  --orders FILE.csv  a real order list in the place of the generated shop (docs/demo.md)
  --currency CODE    currency of that list where it does not say; default: usd
  --port N           where the admin listens; default: 9000
  --reset            throw the demo's data away and start anew
  --help             this text`

/** Options that cannot be; the message says what is allowed. */
export class ArgumentError extends Error {
  override readonly name = "ArgumentError"
}

/** @throws ArgumentError naming the option and what is allowed */
export function parseArguments(argv: readonly string[]): DemoOptions {
  const { values } = read(argv)
  const currency = values.currency === undefined ? null : parseCurrency(values.currency)
  if (currency && !currency.ok) {
    throw new ArgumentError(`--currency ${currency.message}`)
  }
  if (currency && values.orders === undefined) {
    throw new ArgumentError("--currency belongs to --orders; the generated shop has its own")
  }
  if (values.orders === "") {
    throw new ArgumentError("--orders must name a file")
  }
  return {
    check: values.check ?? false,
    orders: values.orders ?? null,
    currency: currency?.value ?? null,
    port: values.port === undefined ? null : parsePort(values.port),
    reset: values.reset ?? false,
    help: values.help ?? false,
  }
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        check: { type: "boolean" },
        orders: { type: "string" },
        currency: { type: "string" },
        port: { type: "string" },
        reset: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    })
  } catch (error) {
    throw new ArgumentError(error instanceof Error ? error.message : String(error))
  }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new ArgumentError(`--port "${text}" must be a whole number from 1 to 65535`)
  }
  return port
}
