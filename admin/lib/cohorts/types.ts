import type * as domain from "../../../src/modules/retention/domain/analysis/cohorts"

export type { Cohort, CohortMonth } from "../../../src/modules/retention/domain/analysis/cohorts"

/** `GET /admin/retention/cohorts`: buyers by the month of their first purchase. */
export type Cohorts = Omit<domain.Cohorts, "as_of"> & { readonly as_of: string }

/** What the cells of the table say besides how many people: their share, or what they spent. */
export const COHORT_FIGURES = ["share", "revenue"] as const
export type CohortFigure = (typeof COHORT_FIGURES)[number]
