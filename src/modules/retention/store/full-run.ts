import type { DataSource } from "typeorm"
import { isSessionLocked } from "./ledger-lock"

/**
 * Whether a backfill or the night's work runs. Each ends with everything that follows from
 * ledger and profiles, so whatever else finds that due may leave it to them.
 */
export async function isFullRunUnderWay(dataSource: DataSource): Promise<boolean> {
  const locked = await Promise.all(
    ["backfill", "nightly"].map((name) => isSessionLocked(dataSource, name))
  )
  return locked.includes(true)
}
