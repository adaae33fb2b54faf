import type { DataSource } from "typeorm"
import type { GapCount, Limits, LimitsMethod, RawLimits } from "../domain/types"
import { RetentionFit } from "../entities"
import { PolicyStore } from "./policy-store"

/** How long people wait between two purchase days, and the limits that follow from it. */
export type Rhythm = {
  readonly fitted_at: Date
  readonly method: LimitsMethod
  /** In force. */
  readonly limits: Limits
  /** As measured, before any clamp; null without gaps. */
  readonly raw_limits: RawLimits | null
  /** The policy's percentiles, as shares. */
  readonly percentiles: Limits
  /** How many gaps there were. */
  readonly gaps: number
  readonly history_days: number
  /** How many there were of each number of days, ascending; none for a fit of an earlier version. */
  readonly gap_counts: readonly GapCount[]
}

/** Reads the distribution of the gaps that the limits in force rest on. */
export class RhythmReader {
  readonly #dataSource: DataSource
  readonly #policies: PolicyStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#policies = new PolicyStore(dataSource)
  }

  /** @returns null before the first fit */
  async read(): Promise<Rhythm | null> {
    const [fit] = await this.#dataSource.getRepository(RetentionFit).find({
      select: {
        id: true,
        fitted_at: true,
        method: true,
        limits: true,
        raw_limits: true,
        gaps: true,
        history_days: true,
        gap_counts: true,
      },
      // The one that made the limits; those since have kept them.
      where: { limits_refitted: true },
      order: { fitted_at: "DESC", id: "DESC" },
      take: 1,
    })
    if (!fit) {
      return null
    }
    const { fitted_at, method, limits, raw_limits, gaps, history_days } = fit
    const { percentiles } = (await this.#policies.current()).settings.stage
    const gap_counts = fit.gap_counts ?? []
    return { fitted_at, method, limits, raw_limits, percentiles, gaps, history_days, gap_counts }
  }
}
