import type { DataSource } from "typeorm"
import type { RetentionProfile } from "../entities"
import { profileSpec } from "../query/entities"
import { EntityQuery } from "../query/entity-query"
import { type ProfileFilters, profileFilters } from "./profile-filters"
import { type TallyCell, TallyStore } from "./tally-store"

/** How many profiles pass some filters. */
export type ProfileCount = {
  readonly count: number
  /** Whether there are more than `count`; only where counting was bounded. */
  readonly count_exceeded?: boolean
}

/** What the tally counts by. */
const TALLIED: readonly string[] = ["tier", "stage"] satisfies (keyof ProfileFilters)[]

/** Counts profiles: from the running totals where these know, else one by one. */
export class ProfileCounter {
  readonly #profiles: EntityQuery<RetentionProfile>
  readonly #tally: TallyStore

  constructor(dataSource: DataSource) {
    this.#profiles = new EntityQuery(dataSource, profileSpec)
    this.#tally = new TallyStore(dataSource)
  }

  /**
   * @param options.upTo counting stops there; what the totals know is exact all the same
   * @throws MedusaError INVALID_DATA for an operator or value that does not fit its field
   */
  async count(
    filters: ProfileFilters,
    now: Date,
    { upTo }: { readonly upTo?: number | undefined } = {}
  ): Promise<ProfileCount> {
    if (isTallied(filters)) {
      const cells = (await this.#tally.cells()).filter((cell) => isIn(cell, filters))
      const count = cells.reduce((sum, { people }) => sum + people, 0)
      return upTo === undefined ? { count } : { count, count_exceeded: false }
    }
    const bridged = profileFilters(filters, now)
    if (upTo === undefined) {
      return { count: await this.#profiles.count(bridged) }
    }
    const count = await this.#profiles.count(bridged, { upTo: upTo + 1 })
    return { count: Math.min(count, upTo), count_exceeded: count > upTo }
  }
}

function isTallied(filters: ProfileFilters): boolean {
  return Object.entries(filters).every(
    ([name, value]) => value === undefined || TALLIED.includes(name)
  )
}

function isIn(cell: TallyCell, { tier, stage }: ProfileFilters): boolean {
  const hasTier = tier === undefined || (cell.tier !== null && tier.includes(cell.tier))
  return hasTier && (stage === undefined || stage.includes(cell.stage))
}
