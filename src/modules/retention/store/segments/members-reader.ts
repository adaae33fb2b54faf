import type { DataSource } from "typeorm"
import type { RetentionSegment, RetentionSegmentMember } from "../../entities"
import { segmentMemberSpec } from "../../query/entities"
import { EntityQuery } from "../../query/entity-query"
import { ProfileCounter, type ProfileCount } from "../profile-counter"
import { type ProfileFilters, profileFilters } from "../profile-filters"
import type { ProfileOrder } from "../profile-order"
import { type Page, ProfilePager } from "../profile-pager"
import { type ProfileView, profileViews } from "../profile-view"

/** In which order members are listed: by when they came, or by a field of their profiles. */
export type MemberOrder =
  ProfileOrder | { readonly field: "entered_at"; readonly descending: boolean }

/** Which members to list. */
export type MemberListInput = Page & {
  readonly segment: Pick<RetentionSegment, "id" | "members">
  /** Words that must occur in e-mail or name. */
  readonly q?: string | undefined
  readonly order: MemberOrder
  /** Counting stops there; all are counted where it is absent. */
  readonly count_up_to?: number | undefined
}

/** A member with since when and why. */
export type MemberView = ProfileView & Pick<RetentionSegmentMember, "entered_at" | "cause">

/** A page of members, and how many there are in all. */
export type MemberPage = ProfileCount & { readonly members: readonly MemberView[] }

/** Reads who is in a segment, for the admin API. */
export class MembersReader {
  readonly #dataSource: DataSource
  readonly #counter: ProfileCounter
  readonly #pager: ProfilePager
  readonly #members: EntityQuery<RetentionSegmentMember>

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#counter = new ProfileCounter(dataSource)
    this.#pager = new ProfilePager(dataSource)
    this.#members = new EntityQuery(dataSource, segmentMemberSpec)
  }

  /** @param now for the days of silence */
  async list(input: MemberListInput, now: Date): Promise<MemberPage> {
    const segment_id = input.segment.id
    const filters: ProfileFilters = {
      segment_id: [segment_id],
      ...(input.q === undefined ? {} : { q: input.q }),
    }
    const [ids, counted] = await Promise.all([
      this.#page(filters, input, now),
      this.#count(filters, input, now),
    ])
    const [profiles, rows] = await Promise.all([
      profileViews(this.#dataSource, ids, now),
      this.#members.list({ segment_id, person_id: ids }),
    ])
    const rowOf = new Map(rows.map((row) => [row.person_id, row]))
    const members = profiles.flatMap((profile) => {
      const row = rowOf.get(profile.person_id)
      return row ? [{ ...profile, entered_at: row.entered_at, cause: row.cause }] : []
    })
    return { members, ...counted }
  }

  /** Whom nobody searches for is counted already. */
  async #count(
    filters: ProfileFilters,
    { segment, q, count_up_to }: MemberListInput,
    now: Date
  ): Promise<ProfileCount> {
    if (q !== undefined) {
      return this.#counter.count(filters, now, { upTo: count_up_to })
    }
    const count = segment.members
    return count_up_to === undefined ? { count } : { count, count_exceeded: false }
  }

  #page(filters: ProfileFilters, input: MemberListInput, now: Date): Promise<string[]> {
    const { segment, q, order, limit, offset } = input
    if (order.field !== "entered_at") {
      return this.#pager.page(profileFilters(filters, now), order, input)
    }
    return this.#members.keys(
      { segment_id: segment.id, ...(q === undefined ? {} : { q }) },
      { order: { entered_at: order.descending ? "DESC" : "ASC" }, take: limit, skip: offset }
    )
  }
}
