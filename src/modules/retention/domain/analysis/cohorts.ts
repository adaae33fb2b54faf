/** Those of a cohort who bought in some month after their first. */
export type CohortMonth = {
  /** Calendar months after that of the first purchase, 1 or more. */
  readonly offset: number
  readonly people: number
  /** Of the cohort, 0 to 1. */
  readonly share: number
  /** What they spent in it, net, in base currency. */
  readonly revenue: string
  /** True while it is not over. */
  readonly open: boolean
}

/** Those whose first purchase was in one calendar month. */
export type Cohort = {
  /** `YYYY-MM`. */
  readonly month: string
  readonly people: number
  /** Net revenue of all their purchases until now. */
  readonly revenue: string
  /**
   * Who bought again on a later day, within 365 days of their first purchase; open until all had
   * that time.
   */
  readonly retained_365: {
    readonly people: number
    readonly share: number
    readonly open: boolean
  }
  /** From the month after the first to this one. */
  readonly months: readonly CohortMonth[]
}

/** Cohorts by month of first purchase, oldest first. */
export type Cohorts = {
  readonly as_of: Date
  readonly time_zone: string
  readonly currency: string
  readonly cohorts: readonly Cohort[]
}
