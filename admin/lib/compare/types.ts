import type {
  ComparedSegment,
  SegmentComparison,
} from "../../../src/modules/retention/domain/analysis/segment-comparison"

/** What is told of each of two segments. */
export type ComparisonSide = ComparedSegment

/** `GET /admin/retention/segments/compare`. */
export type Comparison = SegmentComparison

/** Which of the two. */
export const SIDES = ["one", "other"] as const
export type Side = (typeof SIDES)[number]
