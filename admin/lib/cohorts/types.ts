/** `GET /admin/retention/cohorts`: buyers by the month of their first purchase. */
export type Cohorts = {
  readonly as_of: string
  readonly time_zone: string
  readonly currency: string
  readonly cohorts: readonly Cohort[]
}

/** All who first bought in one month. */
export type Cohort = {
  /** `YYYY-MM`, by the policy's time zone. */
  readonly month: string
  readonly people: number
  /** Their lifetime net revenue: a decimal string in base currency. */
  readonly revenue: string
  /** Who bought again within 365 days; so far, while `open`. */
  readonly retained_365: {
    readonly people: number
    readonly share: number
    readonly open: boolean
  }
  readonly months: readonly CohortMonth[]
}

/** How many of a cohort bought in a month after their first. */
export type CohortMonth = {
  /** Months after the first one; at least 1. */
  readonly offset: number
  readonly people: number
  /** Of the cohort, 0 to 1. */
  readonly share: number
  /** What they spent in it: a decimal string in base currency. */
  readonly revenue: string
  /** True while the month is not over. */
  readonly open: boolean
}

/** What the cells of the table say besides how many people: their share, or what they spent. */
export const COHORT_FIGURES = ["share", "revenue"] as const
export type CohortFigure = (typeof COHORT_FIGURES)[number]
