import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { RetentionModuleService } from "../../../modules/retention/service"
import type { BackfillProgress, Clock } from "./backfill-progress"
import {
  mirrorCustomerPage,
  mirrorOrderPage,
  mirrorProductPage,
  type MirrorPage,
} from "./mirror-page"

/** What paging needs. */
export type PagingContext = {
  readonly query: Omit<RemoteQueryFunction, symbol>
  readonly retention: RetentionModuleService
  readonly progress: BackfillProgress
  readonly clock: Clock
  /** Records a page. */
  readonly batch_size: number
}

/** What is mirrored page by page, and how. */
const PAGED = {
  customers: mirrorCustomerPage,
  orders: mirrorOrderPage,
  products: mirrorProductPage,
} as const satisfies Record<string, MirrorPage>

/**
 * Mirrors every customer record, every order that is not a draft, or every product that was
 * bought, from where the last run stopped.
 *
 * Each page is a transaction of its own, and the ledger is free in between: whoever takes an
 * event in waits for one page at most. Ends early when somebody has asked for a pause.
 */
export async function pageThrough(
  { query, retention, progress, clock, batch_size }: PagingContext,
  phase: keyof typeof PAGED
): Promise<void> {
  let after: string | null = progress.after(phase)
  while (after !== null && !progress.pausing) {
    const from: string = after
    // Everybody is scored when the backfill ends, so nobody needs a mark.
    const page = await retention.ledger.exclusively(
      clock.now(),
      (session) => PAGED[phase]({ query, retention, session, after: from, take: batch_size }),
      { mark: false }
    )
    after = page.ended ? null : page.last
    await progress.page(phase, { ...page, after: page.last ?? from })
  }
}
