import type { ExecArgs } from "@medusajs/framework/types"
import { takeInChangesWorkflow } from "../workflows/changes/workflows/take-in-changes"
import type { ReconcileOutput } from "../workflows/reconcile/run-pass"
import { reconcileChangedWorkflow } from "../workflows/reconcile/workflows/reconcile-changed"
import { reconcileRecentWorkflow } from "../workflows/reconcile/workflows/reconcile-recent"

/**
 * `npx medusa exec ./src/scripts/reconcile.ts`: finds all that Medusa's events missed, as the
 * jobs do, but at once and to its end.
 *
 * @throws whatever goes wrong; `medusa exec` then ends with a code other than 0
 */
export default async function reconcile({ container }: ExecArgs): Promise<void> {
  await toItsEnd("New records", async () => {
    const { result } = await reconcileRecentWorkflow(container).run({ input: {} })
    return result
  })
  await toItsEnd("Changed records", async () => {
    const { result } = await reconcileChangedWorkflow(container).run({ input: {} })
    return result
  })
  await takeInChangesWorkflow(container).run()
}

async function toItsEnd(label: string, run: () => Promise<ReconcileOutput>): Promise<void> {
  for (;;) {
    const result = await run()
    process.stdout.write(`${label}: ${summary(result)}\n`)
    if (result.status !== "more") {
      return
    }
  }
}

function summary(result: ReconcileOutput): string {
  if (result.status === "running_elsewhere") {
    return "another run is at it."
  }
  if (result.status === "no_fit_yet") {
    return "there is nothing to keep in step before the first backfill."
  }
  const { orders, customers, products, written, put_off } = result
  const trouble = put_off > 0 ? `, ${put_off} could not be read and will be tried again` : ""
  return (
    `${orders} orders, ${customers} customers and ${products} products read; ` +
    `${written} rows were not right${trouble}.`
  )
}
