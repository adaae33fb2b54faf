import type { ExecArgs } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerDifference } from "../modules/retention/store/check-statements"
import type { CheckLedgerStepInput } from "../workflows/check/steps/check-ledger"
import { checkLedgerWorkflow } from "../workflows/check/workflows/check-ledger"

/**
 * `npx medusa exec ./src/scripts/check.ts [sample=1000] [mend=false]`: holds ledger, people and
 * products against Medusa's records, prints every difference of the first hundred, and mends
 * them unless told otherwise.
 *
 * @throws whatever goes wrong, and for arguments that are none; `medusa exec` then ends with a
 *   code other than 0
 */
export default async function check({ container, args }: ExecArgs): Promise<void> {
  const { result } = await checkLedgerWorkflow(container).run({ input: inputOf(args) })
  const { customers, orders, products, found, differences, mend } = result
  const all = found.missing + found.superfluous + found.different
  const lines = [
    ...differences.map(lineOf),
    `Compared ${orders} orders, ${customers} customers and ${products} products.`,
    all === 0
      ? "All of them are right."
      : `${found.missing} were missing, ${found.superfluous} superfluous, ` +
        `${found.different} different; ${mend ? "all are mended" : "nothing was changed"}.`,
  ]
  process.stdout.write(`${lines.join("\n")}\n`)
}

function inputOf(args: readonly string[]): CheckLedgerStepInput {
  return Object.fromEntries(args.map(argumentOf))
}

function argumentOf(argument: string): [keyof CheckLedgerStepInput, number | boolean] {
  const [name, value] = argument.split("=")
  if (name === "sample" && value && /^\d+$/.test(value)) {
    return [name, Number(value)]
  }
  if (name === "mend" && (value === "true" || value === "false")) {
    return [name, value === "true"]
  }
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `Unknown argument ${argument}; allowed: sample=NUMBER, mend=true, mend=false`
  )
}

function lineOf({ kind, fields, ...subject }: LedgerDifference): string {
  const [id] = Object.values(subject)
  const details = fields.map(
    ({ field, ledger, source }) =>
      `${field} is ${JSON.stringify(ledger)}, not ${JSON.stringify(source)}`
  )
  return [`${id}: ${kind}`, ...details].join("\n  ")
}
