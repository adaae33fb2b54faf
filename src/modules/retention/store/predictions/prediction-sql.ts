import type { Prediction } from "../../domain/prediction/predict"
import type { PurchaseHistory } from "../../domain/prediction/purchase-history"
import { type Columns, unnestRows } from "../ledger-unnest"
import { historiesCte } from "../models/history-sql"
import { type LedgerView, type Scope, scopeSql } from "../scoring/ledger-sql"
import type { Statement } from "../scoring/score-sql"
import { SqlParameters } from "../scoring/sql-parameters"

/** Whose history it is. */
export type PersonHistory = PurchaseHistory & { readonly person_id: string }

/** Whose prediction it is. */
export type PersonPrediction = Prediction & { readonly person_id: string }

/** What a statement of {@link writeStatement} came to. */
export type WrittenRow = { readonly written: number }

/** All columns but the key and the moment, which is no difference. */
const COLUMNS = [
  ["model_fit_id", "text"],
  ["currency_code", "text"],
  ["chance_30", "double precision"],
  ["chance_90", "double precision"],
  ["chance_365", "double precision"],
  ["expected_purchases", "double precision"],
  ["expected_spend", "numeric"],
  ["clv", "numeric"],
  ["clv_margin", "numeric"],
  ["next_purchase_at", "timestamptz"],
  ["next_purchase_from", "timestamptz"],
  ["next_purchase_until", "timestamptz"],
  ["frequency", "integer"],
  ["recency_days", "integer"],
  ["age_days", "integer"],
  ["spend_count", "integer"],
  ["spend_mean", "numeric"],
  ["horizon_days", "integer"],
  ["annual_discount_rate", "double precision"],
  ["margin", "double precision"],
] as const satisfies Columns<Prediction>

const NAMES = COLUMNS.map(([name]) => name)

const from = (alias: string) => NAMES.map((name) => `${alias}.${name}`).join(", ")

/** One row a buyer of the scope, by the ledger: {@link PersonHistory}. */
export function historiesStatement(view: LedgerView, scope: Scope): Statement {
  const parameters = new SqlParameters()
  const text = `
    WITH ${historiesCte(parameters, view, scope)}
    SELECT person_id, frequency, recency AS recency_days, age AS age_days, spend_count, spend_mean
      FROM histories`
  return { text, values: parameters.values }
}

/**
 * Takes predictions away from those of the scope who have no history any more. One row:
 * {@link WrittenRow}.
 */
export function removeStatement(person_ids: readonly string[], scope: Scope): Statement {
  const parameters = new SqlParameters()
  const text = `
    WITH gone AS (
      DELETE FROM retention_prediction
       WHERE ${scopeSql(parameters, scope, "person_id")}
         AND NOT person_id = ANY (${parameters.bind(person_ids)}::text[])
      RETURNING 1
    )
    SELECT count(*)::integer AS written FROM gone`
  return { text, values: parameters.values }
}

/** Writes those predictions that are new or differ. One row: {@link WrittenRow}. */
export function writeStatement(
  predictions: readonly PersonPrediction[],
  predicted_at: Date
): Statement {
  const set = unnestRows(predictions, [["person_id", "text"], ...COLUMNS], "row")
  const parameters = new SqlParameters()
  set.params.forEach((value) => parameters.bind(value))
  const text = `
    WITH new AS (
      SELECT * FROM ${set.from}
    ),
    written AS (
      INSERT INTO retention_prediction (person_id, predicted_at, ${NAMES.join(", ")})
      SELECT new.person_id, ${parameters.bind(predicted_at)}::timestamptz, ${from("new")}
        FROM new
        LEFT JOIN retention_prediction old ON old.person_id = new.person_id
       WHERE old.person_id IS NULL OR (${from("new")}) IS DISTINCT FROM (${from("old")})
      ON CONFLICT (person_id) DO UPDATE
         SET predicted_at = excluded.predicted_at,
             ${NAMES.map((name) => `${name} = excluded.${name}`).join(", ")}
      RETURNING 1
    )
    SELECT count(*)::integer AS written FROM written`
  return { text, values: parameters.values }
}
