import type { ModelFindings } from "../../../src/modules/retention/domain/prediction/types"

/** `GET /admin/retention/models/:id`: a fit of the models with all that is known of its quality. */
export type ModelFit = Omit<ModelFindings, "fitted_at"> & {
  /** `rmod_…` */
  readonly id: string
  readonly fitted_at: string
  readonly policy_version: number
}

/** A row of `GET /admin/retention/models`. */
export type ModelFitSummary = Omit<ModelFit, "calibration" | "tracking">

/** `GET /admin/retention/models`, newest first. */
export type ModelFits = { readonly model_fits: readonly ModelFitSummary[]; readonly count: number }
