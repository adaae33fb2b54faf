import type { DataSource, EntityManager } from "typeorm"
import { ModelFitStore } from "../models/model-fit-store"
import { PolicyStore } from "../policy-store"
import { retryDeadlocks } from "../retry-deadlocks"
import { ranges } from "../scoring/batches"
import type { Scope } from "../scoring/ledger-sql"
import { lockPeople, lockScope } from "../scoring/scoring-lock"
import type { Moment } from "../scoring/scoring-store"
import { tuneForSets } from "../scoring/tune-for-sets"
import { type Predicted, predictScope, PREDICTION_BATCH, usableModel } from "./predict-people"
import { Predictors } from "./predictors"

/** Keeps one row a buyer of what the model in force expects. */
export class PredictionStore {
  readonly #dataSource: DataSource
  readonly #batch: number

  /** @param batch people whose rows are read and written at once */
  constructor(
    dataSource: DataSource,
    { batch = PREDICTION_BATCH }: { readonly batch?: number } = {}
  ) {
    this.#dataSource = dataSource
    this.#batch = batch
  }

  /**
   * Predicts everybody by the model in force and the ledger, batch by batch, each under the lock of
   * its people: an event of one of them waits for the batch, and then predicts by what it has read. Each batch asks for the model again, so a fit in between is harmless; where
   * none is in force, or no longer, nothing is left. Idempotent: a second call on the same day
   * writes nothing.
   *
   * @param request.now a function is asked by each batch: a purchase made meanwhile is none of the
   * future
   */
  async predictAll({ now }: { readonly now: Moment }): Promise<Predicted> {
    const totals = { predicted: 0, written: 0 }
    const predictors = new Predictors()
    for await (const scope of ranges(this.#dataSource, this.#batch)) {
      const done = await this.#locked(lockPeople, scope, async (manager) => {
        const { settings: policy } = await new PolicyStore(manager).current()
        const model = await usableModel(manager, policy)
        const at = typeof now === "function" ? now() : now
        return model && predictScope(manager, { model, policy, now: at, scope, predictors })
      })
      if (done === null) {
        break
      }
      totals.predicted += done.predicted
      totals.written += done.written
    }
    totals.written += await this.#locked(lockScope, { kind: "all" }, dropStale)
    return totals
  }

  #locked<T>(
    lock: typeof lockPeople,
    scope: Scope,
    work: (manager: EntityManager) => Promise<T>
  ): Promise<T> {
    return retryDeadlocks(() =>
      this.#dataSource.transaction(async (manager) => {
        await lock(manager, scope)
        await tuneForSets(manager, scope)
        return work(manager)
      })
    )
  }
}

/**
 * Without a model in force nobody is predicted. With one, the batches have seen to everybody but
 * those who were removed meanwhile.
 * @returns how many rows went
 */
async function dropStale(manager: EntityManager): Promise<number> {
  const model = await new ModelFitStore(manager).inForce()
  const [, count] = await manager.query<[unknown, number]>(
    `DELETE FROM retention_prediction prediction ${model === null ? "" : `WHERE ${OF_NOBODY}`}`
  )
  return count
}

const OF_NOBODY =
  "NOT EXISTS (SELECT FROM retention_person person WHERE person.id = prediction.person_id)"
