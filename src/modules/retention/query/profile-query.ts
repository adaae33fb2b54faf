import type { DataSource } from "typeorm"
import { RetentionIdentity, type RetentionProfile } from "../entities"
import { profileSpec } from "./entities"
import { countOf, EntityQuery, paged, type QueryConfig, type QueryRow } from "./entity-query"
import type { QueryFilters } from "./filters"
import { invalid } from "./invalid"
import { isPlainObject } from "./operators"

/**
 * Profiles, with `customer_id` as one more field to filter and join by. Several customer records
 * may belong to one person, so a filter by customer ids gives one row for each id that is known,
 * with `customer_id` set on it; without that filter the field is absent.
 */
export class ProfileQuery {
  readonly #profiles: EntityQuery<RetentionProfile>

  constructor(dataSource: DataSource) {
    this.#profiles = new EntityQuery(dataSource, profileSpec)
  }

  /** Throws as {@link EntityQuery.list} does. */
  async list(
    filters: QueryFilters = {},
    config: QueryConfig = {}
  ): Promise<QueryRow<RetentionProfile>[]> {
    const { customer_id: customers, ...rest } = filters
    const select = config.select?.filter((field) => field !== "customer_id")
    if (customers === undefined) {
      return this.#profiles.list(rest, { ...config, select })
    }
    const pairs = await paged(this.#byCustomer(rest, customers, config), config)
      .select("root.person_id", "person_id")
      .addSelect("identity.customer_id", "customer_id")
      .getRawMany<{ person_id: string; customer_id: string }>()
    const profiles = await this.#profiles.list(
      { person_id: [...new Set(pairs.map(({ person_id }) => person_id))] },
      { select, relations: config.relations }
    )
    const byPerson = new Map(profiles.map((profile) => [profile.person_id, profile]))
    return pairs.flatMap(({ person_id, customer_id }) => {
      const profile = byPerson.get(person_id)
      return profile ? [{ ...profile, customer_id }] : []
    })
  }

  /** The rows of a page, and how many there are in all. */
  async listAndCount(
    filters: QueryFilters = {},
    config: QueryConfig = {}
  ): Promise<[QueryRow<RetentionProfile>[], number]> {
    const { customer_id: customers, ...rest } = filters
    const rows = await this.list(filters, config)
    const count =
      customers === undefined
        ? await this.#profiles.count(rest)
        : await countOf(this.#byCustomer(rest, customers, {}))
    return [rows, count]
  }

  /** @throws MedusaError NOT_FOUND when no person has this id */
  async retrieve(personId: string, config: QueryConfig = {}): Promise<QueryRow<RetentionProfile>> {
    return this.#profiles.retrieve(personId, config)
  }

  #byCustomer(filters: QueryFilters, customers: unknown, { order }: QueryConfig) {
    return this.#profiles
      .filtered(filters, order ?? {})
      .innerJoin(RetentionIdentity, "identity", '"identity"."person_id" = "root"."person_id"')
      .andWhere('"identity"."customer_id" = ANY(CAST(:customer_ids AS text[]))', {
        customer_ids: customerIds(customers),
      })
      .addOrderBy("identity.customer_id", "ASC")
  }
}

function customerIds(value: unknown): string[] {
  const single = isPlainObject(value) && Object.keys(value).length === 1
  const operand = single ? (value.$in ?? value.$eq) : value
  const ids: unknown[] = Array.isArray(operand) ? operand : [operand]
  return ids.map((id) => {
    if (typeof id !== "string" || id.includes("\0")) {
      throw invalid(
        "customer_id takes a customer id or a list of them; allowed operators: $eq, $in"
      )
    }
    return id
  })
}
