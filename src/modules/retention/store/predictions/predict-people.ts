import { setImmediate } from "node:timers/promises"
import type { EntityManager } from "typeorm"
import type { Policy } from "../../domain/policy/schema"
import type { ModelInForce } from "../../domain/prediction/types"
import { ModelFitStore } from "../models/model-fit-store"
import type { LedgerView, Scope } from "../scoring/ledger-sql"
import type { Statement } from "../scoring/score-sql"
import {
  historiesStatement,
  type PersonHistory,
  removeStatement,
  writeStatement,
  type WrittenRow,
} from "./prediction-sql"
import { Predictors } from "./predictors"

/** People who are read, and kept from others, at once. */
export const PREDICTION_BATCH = 10_000

/** So many are worked out and written before others have their turn: some ten milliseconds. */
const AT_A_STRETCH = 1000

/** What a prediction of some people goes by. */
export type PredictScope = {
  readonly model: ModelInForce
  readonly policy: Policy
  readonly now: Date
  readonly scope: Scope
  readonly predictors: Predictors
}

/** People predicted, and rows that were new, other than before, or taken away. */
export type Predicted = { readonly predicted: number; readonly written: number }

/**
 * The model that a policy's predictions may go by; null while there is none. The amounts of one that
 * was fitted in another base currency would mean nothing.
 */
export async function usableModel(
  manager: EntityManager,
  policy: Policy
): Promise<ModelInForce | null> {
  const model = await new ModelFitStore(manager).inForce()
  return model?.currency_code === policy.base_currency ? model : null
}

/** Predicts the people of a scope anew, by the ledger. Called under {@link lockScope}. */
export async function predictScope(
  manager: EntityManager,
  { model, policy, now, scope, predictors }: PredictScope
): Promise<Predicted> {
  const view: LedgerView = {
    // Purchase days are those that the model was fitted on.
    policy: { ...policy, time_zone: model.time_zone },
    at: now,
    cancellations: "now",
  }
  const read = historiesStatement(view, scope)
  const histories = await manager.query<PersonHistory[]>(read.text, read.values)
  const haveAll = scope.kind === "people" && histories.length === scope.person_ids.length
  const person_ids = histories.map(({ person_id }) => person_id)
  let written = haveAll ? 0 : await writtenBy(manager, removeStatement(person_ids, scope))
  const predict = predictors.of(model, policy, now)
  for (let start = 0; start < histories.length; start += AT_A_STRETCH) {
    // The queries before and after it give others their turn.
    const predictions = histories.slice(start, start + AT_A_STRETCH).map((history) => {
      return Object.assign(predict(history), { person_id: history.person_id })
    })
    await setImmediate()
    written += await writtenBy(manager, writeStatement(predictions, now))
  }
  return { predicted: histories.length, written }
}

async function writtenBy(manager: EntityManager, { text, values }: Statement): Promise<number> {
  const [row] = await manager.query<WrittenRow[]>(text, values)
  return row?.written ?? 0
}

/**
 * Predicts some people anew, in the transaction that scored them: nothing while no model is in
 * force.
 */
export async function predictPeople(
  manager: EntityManager,
  request: { readonly policy: Policy; readonly now: Date; readonly person_ids: readonly string[] }
): Promise<void> {
  const { policy, now, person_ids } = request
  const model = await usableModel(manager, policy)
  if (model === null) {
    return
  }
  const predictors = new Predictors()
  for (let start = 0; start < person_ids.length; start += PREDICTION_BATCH) {
    const some = person_ids.slice(start, start + PREDICTION_BATCH)
    const scope: Scope = { kind: "people", person_ids: some }
    await predictScope(manager, { model, policy, now, scope, predictors })
  }
}
