import type { DataSource } from "typeorm"
import { ledgerTransaction } from "./ledger-lock"
import { LedgerSession } from "./ledger-session"
import type { CustomerBatch, PeopleSyncResult } from "./people-sync"

/** Who is whom: persons, and the Medusa customer records that belong to them. */
export class PeopleStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * Mirrors customer records and moves their orders along. A changed e-mail renames the person
   * in place when nothing else carries the old one and nobody has the new one; otherwise the
   * record moves to the other person. Persons that nothing carries any more are removed.
   *
   * @param now the time that new problems are stamped with
   */
  syncCustomers(batch: CustomerBatch, now: Date): Promise<PeopleSyncResult> {
    return ledgerTransaction(this.#dataSource, (manager) =>
      new LedgerSession(manager, now).syncCustomers(batch)
    )
  }
}
