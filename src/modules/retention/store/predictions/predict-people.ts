import { setImmediate } from "node:timers/promises"
import type { EntityManager } from "typeorm"
import type { Policy } from "../../domain/policy/schema"
import type { ModelInForce } from "../../domain/prediction/types"
import { ModelFitStore } from "../models/model-fit-store"
import type { LedgerView, Scope } from "../scoring/ledger-sql"
import {
  historiesStatement,
  type PersonHistory,
  type PersonPrediction,
  writeStatement,
  type WrittenRow,
} from "./prediction-sql"
import { Predictors } from "./predictors"

/** People whose rows are read and written at once. */
export const PREDICTION_BATCH = 10_000

/** So many are worked out before others have their turn: some ten milliseconds. */
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
  const predictions = await worked(histories, predictors.of(model, policy, now))
  const write = writeStatement(predictions, scope, now)
  const [row] = await manager.query<WrittenRow[]>(write.text, write.values)
  return { predicted: predictions.length, written: row?.written ?? 0 }
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

async function worked(
  histories: readonly PersonHistory[],
  predict: ReturnType<Predictors["of"]>
): Promise<PersonPrediction[]> {
  const predictions: PersonPrediction[] = []
  for (const [index, history] of histories.entries()) {
    if (index > 0 && index % AT_A_STRETCH === 0) {
      await setImmediate()
    }
    predictions.push(Object.assign(predict(history), { person_id: history.person_id }))
  }
  return predictions
}
