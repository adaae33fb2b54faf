import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger"
import { wipeRetention } from "./retention-tables"
import { retention } from "./small-shop"
import { withoutReadyMade } from "./without-ready-made"

/** Builds ledger and profiles anew from Medusa's data alone, without ready-made segments. */
export async function rebuild(container: MedusaContainer): Promise<void> {
  await wipeRetention(container)
  await withoutReadyMade(container)
  await backfill(container)
}

/**
 * Runs the backfill, and puts the cuts of silence where no test's buyer comes near. A cut is
 * somebody's silence, which that buyer passes the moment after, and a test could not tell time
 * from a mistake.
 */
export async function backfill(container: MedusaContainer): Promise<void> {
  await backfillRetentionWorkflow(container).run({ input: {} })
  await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)
    .raw("UPDATE retention_fit SET silence_cuts = ?::jsonb", [JSON.stringify(SILENCE_CUTS)])
  await rescore(container)
}

/** In seconds: some days and a half, while tests date orders back by whole days. */
const SILENCE_CUTS = [10, 40, 100, 200].map((days) => (days + 0.5) * 86_400)

/** Scores everybody by the stored fit. @returns how many profiles were not as they had to be */
export async function rescore(container: MedusaContainer): Promise<number> {
  const { written } = await retention(container).scoring.score({
    cause: "reconcile",
    now: () => new Date(),
  })
  return written
}
