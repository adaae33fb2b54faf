import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { RetentionModuleService } from "../../modules/retention/service"

/** What a pass needs. */
export type ReconcileContext = {
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly retention: RetentionModuleService
  /** The edge's clock. */
  readonly now: () => Date
  /** After so many records a run stops, and the next one goes on. */
  readonly max_records: number
}

/**
 * How far before the last complete reading the next one begins. An id and `updated_at` are from
 * before the commit, by the clock of whichever server wrote them, so a record may appear late.
 */
export const OVERLAP_MS = 10 * 60_000

/** Ids a page at most; of what they name, some hundred are read at once. */
const MAX_PAGE = 1000

/** How many ids to find at once, so that a small run stays small. */
export function pageSize({ max_records }: ReconcileContext): number {
  return Math.min(MAX_PAGE, max_records)
}
