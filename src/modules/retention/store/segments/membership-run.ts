import type { Moment } from "../scoring/scoring-store"

/** Whom an evaluation moved in one segment. */
export type TouchedSegment = {
  readonly segment_id: string
  /** Who entered or left; `all` where everybody was looked at, or more moved than can be named. */
  readonly person_ids: readonly string[] | "all"
}

/** What an evaluation did. */
export type MembershipRun = {
  /** Marks its moves. */
  readonly run_id: string
  readonly entered: number
  readonly exited: number
  /** Segments in which somebody moved; all that were looked at, of a pass over everybody. */
  readonly touched: readonly TouchedSegment[]
  /** Segments that could not be evaluated, each with the reason; the others were. */
  readonly failed: readonly FailedSegment[]
}

/** A segment that an evaluation could not set right; it is due until it can. */
export type FailedSegment = { readonly segment_id: string; readonly message: string }

/** As of when to evaluate, and the mark of the moves. */
export type MembershipRequest = { readonly now: Moment; readonly run_id?: string }

/** A pass over everybody. */
export type RefreshRequest = MembershipRequest & {
  /** Why those moved whom it moves; a first evaluation and an edited rule have causes of their own. */
  readonly cause: "backfill" | "night"
  /** `due` passes over what was evaluated since anything changed; `always` is the default. */
  readonly when?: "always" | "due"
}
