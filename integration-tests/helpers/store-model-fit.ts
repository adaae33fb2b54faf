import type { DataSource } from "typeorm"
import type { DropoutParams, SpendParams } from "../../src/modules/retention/domain/models"
import type { ModelInForce } from "../../src/modules/retention/domain/prediction/types"
import { RetentionModelFit } from "../../src/modules/retention/entities"

/** A fit as a test wants it; what is left out is that of a healthy shop. */
export type StoredModel = Partial<Omit<ModelInForce, "id">> & {
  readonly id: string
  /** Whether it predicts; true unless told. */
  readonly open?: boolean
}

const PARAMS: DropoutParams = { r: 0.52, alpha: 61.2, a: 0.71, b: 2.9 }
const SPEND_PARAMS: SpendParams = { p: 6.25, q: 3.74, v: 15.44 }

/** The row of a fit as if it had been made. */
export function modelFitRow({ id, open = true, ...given }: StoredModel): RetentionModelFit {
  const { spend_params, ...columns } = modelOf({ id, ...given })
  return {
    ...columns,
    policy_version: 1,
    model_version: 1,
    time_unit: "day",
    data_from: "2024-01-01",
    data_until: "2026-06-14",
    history_days: 896,
    buyers: 2000,
    repeat_buyers: 700,
    tuples: 900,
    status: "ok",
    refusal: null,
    iterations: 12,
    standard_errors: null,
    log_likelihood: -1234.5,
    poisson_gamma: null,
    likelihood_gain: 40,
    spend: {
      status: spend_params ? "ok" : "degenerate",
      refusal: null,
      params: spend_params,
      standard_errors: null,
      log_likelihood: -567.8,
      iterations: 9,
      customers: 700,
      left_out: 0,
      correlation: 0.02,
    },
    gate: {
      open,
      checks: [{ name: "buyers", passed: open, found: open ? 2000 : 20, needed: 500 }],
    },
    calibration: {
      as_of: "2026-03-17T01:00:00.000Z",
      horizon_days: 90,
      status: "ok",
      refusal: null,
      params: columns.params,
      people: 1800,
      predicted: 0.2,
      actual: 0.21,
      lower: 0.19,
      upper: 0.23,
      frequency: [],
      deciles: [],
    },
    tracking: null,
  }
}

/** Keeps such a fit. @returns what predictions go by */
export async function storeModelFit(
  dataSource: DataSource,
  given: StoredModel
): Promise<ModelInForce> {
  await dataSource.getRepository(RetentionModelFit).insert(modelFitRow(given))
  return modelOf(given)
}

function modelOf({ open: _open, ...given }: StoredModel): ModelInForce {
  return {
    fitted_at: new Date("2026-06-15T01:00:00Z"),
    model: "mbg-nbd",
    params: PARAMS,
    spend_params: SPEND_PARAMS,
    time_zone: "UTC",
    currency_code: "usd",
    ...given,
  }
}
