import type { DataSource } from "typeorm"
import { PolicyStore } from "../policy-store"
import { retryDeadlocks } from "../retry-deadlocks"
import { ranges } from "../scoring/batches"
import type { Scope } from "../scoring/ledger-sql"
import { lockPeople } from "../scoring/scoring-lock"
import type { Moment } from "../scoring/scoring-store"
import { tuneForSets } from "../scoring/tune-for-sets"
import { portrayPeople } from "./portray-people"
import type { PortrayCounts } from "./portrait-sql"

/**
 * People that one statement portrays: it costs by the person, and an event of one of them waits for
 * the batch.
 */
const BATCH = 5000

/** Everybody's portraits; those of some people are made with their scores. */
export class PortraitStore {
  readonly #dataSource: DataSource
  readonly #batch: number

  /** @param batch people in a statement at most */
  constructor(dataSource: DataSource, { batch = BATCH }: { readonly batch?: number } = {}) {
    this.#dataSource = dataSource
    this.#batch = batch
  }

  /**
   * Portrays everybody by ledger, products, policy and time: nightly, since categories change and
   * parcels come late without anybody's order changing. Each batch is a transaction of its own.
   *
   * @param request.now a function is asked by each batch: a purchase made meanwhile is none of the
   * future
   */
  async portrayAll({ now }: { readonly now: Moment }): Promise<PortrayCounts> {
    let portrayed = 0
    let written = 0
    for await (const scope of ranges(this.#dataSource, this.#batch)) {
      const done = await this.#portray(scope, now)
      portrayed += done.portrayed
      written += done.written
    }
    return { portrayed, written }
  }

  #portray(scope: Scope, moment: Moment): Promise<PortrayCounts> {
    return retryDeadlocks(() =>
      this.#dataSource.transaction(async (manager) => {
        await lockPeople(manager, scope)
        await tuneForSets(manager, scope)
        const { settings: policy } = await new PolicyStore(manager).current()
        const now = typeof moment === "function" ? moment() : moment
        return portrayPeople(manager, { policy, now, scope })
      })
    )
  }
}
