import type { DataSource } from "typeorm"
import type { RetentionProfile } from "../entities"
import { profileSpec } from "../query/entities"
import { EntityQuery } from "../query/entity-query"
import type { QueryFilters } from "../query/filters"
import { type ProfileOrder, profileOrder, valueFilter } from "./profile-order"

/** A page: rows at most, and rows to leave out before them. */
export type Page = { readonly limit: number; readonly offset: number }

/** Finds whose profiles are on a page, in the order of the page. */
export class ProfilePager {
  readonly #profiles: EntityQuery<RetentionProfile>

  constructor(dataSource: DataSource) {
    this.#profiles = new EntityQuery(dataSource, profileSpec)
  }

  /**
   * Who has no value to sort by comes last in either direction.
   * @returns person ids
   * @throws MedusaError INVALID_DATA for an operator or value that does not fit its field
   */
  async page(filters: QueryFilters, order: ProfileOrder, page: Page): Promise<string[]> {
    const valued = valueFilter(order.field, true)
    const unvalued = valueFilter(order.field, false)
    if (!valued || !unvalued) {
      return this.#keys(filters, order, page)
    }
    const narrowed = { $and: [filters, valued] }
    const first = await this.#keys(narrowed, order, page)
    if (first.length === page.limit) {
      return first
    }
    const passed = await this.#passed(narrowed, first.length, page)
    const rest = await this.#keys({ $and: [filters, unvalued] }, order, {
      limit: page.limit - first.length,
      // Somebody may have come to have a value between the two statements.
      offset: Math.max(0, page.offset + first.length - passed),
    })
    return [...first, ...rest]
  }

  /** How many have a value; all of them are on the page or before it. */
  async #passed(filters: QueryFilters, onPage: number, { offset }: Page): Promise<number> {
    return onPage > 0 || offset === 0 ? offset + onPage : this.#profiles.count(filters)
  }

  #keys(filters: QueryFilters, order: ProfileOrder, { limit, offset }: Page): Promise<string[]> {
    return this.#profiles.keys(filters, { order: profileOrder(order), take: limit, skip: offset })
  }
}
