import type { DataSource } from "typeorm"
import type { RetentionProfile } from "../entities"
import { profileSpec } from "../query/entities"
import { EntityQuery } from "../query/entity-query"
import { type ProfileCount, ProfileCounter } from "./profile-counter"
import { type ProfileFilters, profileFilters } from "./profile-filters"
import { DEFAULT_ORDER, type ProfileOrder } from "./profile-order"
import { type Page, ProfilePager } from "./profile-pager"
import { type ProfileView, profileViews } from "./profile-view"

/** Which profiles to list. */
export type ProfileListInput = Page & {
  readonly filters: ProfileFilters
  readonly order?: ProfileOrder
  /** Counting stops there, unless more is known without it; all are counted where it is absent. */
  readonly count_up_to?: number
}

/** A page of profiles, and how many pass the filters in all. */
export type ProfilePage = ProfileCount & { readonly profiles: readonly ProfileView[] }

/** Rows of one page of an export. */
const EXPORT_PAGE = 1000

/** Reads profiles, many at a time, for the admin API. */
export class ProfileReader {
  readonly #dataSource: DataSource
  readonly #counter: ProfileCounter
  readonly #pager: ProfilePager
  readonly #profiles: EntityQuery<RetentionProfile>

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#counter = new ProfileCounter(dataSource)
    this.#pager = new ProfilePager(dataSource)
    this.#profiles = new EntityQuery(dataSource, profileSpec)
  }

  /**
   * @param now for the days of silence
   * @throws MedusaError INVALID_DATA for an operator or value that does not fit its field
   */
  async list(input: ProfileListInput, now: Date): Promise<ProfilePage> {
    const { order = DEFAULT_ORDER, count_up_to } = input
    const [ids, counted] = await Promise.all([
      this.#pager.page(profileFilters(input.filters, now), order, input),
      this.#counter.count(input.filters, now, { upTo: count_up_to }),
    ])
    return { profiles: await profileViews(this.#dataSource, ids, now), ...counted }
  }

  /**
   * Every profile that passes the filters, in pages by person id, so that memory does not grow
   * with the shop and rows that change meanwhile are neither lost nor repeated.
   */
  async *pages(filters: ProfileFilters, now: Date): AsyncGenerator<readonly ProfileView[]> {
    let after: string | null = null
    for (;;) {
      const narrowed = profileFilters(filters, now)
      const ids: string[] = await this.#profiles.keys(
        after === null ? narrowed : { $and: [narrowed, { person_id: { $gt: after } }] },
        { take: EXPORT_PAGE }
      )
      if (ids.length > 0) {
        yield await profileViews(this.#dataSource, ids, now)
      }
      after = ids.at(-1) ?? null
      if (after === null || ids.length < EXPORT_PAGE) {
        return
      }
    }
  }
}
