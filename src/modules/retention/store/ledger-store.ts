import type { DataSource } from "typeorm"
import { ledgerTransaction } from "./ledger-lock"
import { LedgerSession, type MarkOptions } from "./ledger-session"
import type { LedgerSyncResult, OrderBatch } from "./ledger-sync"

/** The purchase ledger: the only input of scoring, rebuilt from Medusa at any time. */
export class LedgerStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * Runs work that reads from Medusa and writes what it read, in one transaction that no other
   * such work overlaps. Keep it short: a page, not a shop.
   *
   * @param now the time that new problems are stamped with
   * @param options.cause why people are scored again, whatever the changes themselves say
   * @param options.mark false marks nobody: for work that ends with a scoring of everybody
   * @throws whatever the work throws; nothing is written then
   */
  exclusively<T>(
    now: Date,
    work: (session: LedgerSession) => Promise<T>,
    options: MarkOptions = {}
  ): Promise<T> {
    return ledgerTransaction(this.#dataSource, (manager) =>
      work(new LedgerSession(manager, now, options))
    )
  }

  /**
   * Writes orders that were read before; where reading and writing can stand together, use
   * {@link exclusively}. Idempotent, and never an older reading over a newer one.
   */
  syncOrders(batch: OrderBatch, now: Date): Promise<LedgerSyncResult> {
    return this.exclusively(now, (session) => session.syncOrders({ ...batch, read_before: true }))
  }
}
