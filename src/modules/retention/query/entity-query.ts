import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource, ObjectLiteral, SelectQueryBuilder } from "typeorm"
import type { EntitySpec } from "./entity-spec"
import { applyFilters, type QueryFilters } from "./filters"
import { invalid } from "./invalid"
import { applyOrder, type QueryOrder } from "./order"
import { plainDecimals } from "./plain-decimals"
import { rootScope } from "./scope"
import { type Selection, selectionOf } from "./selection"

/** The part of Medusa's find configuration that we follow. */
export type QueryConfig = {
  readonly select?: readonly string[]
  readonly relations?: readonly string[]
  readonly order?: QueryOrder
  readonly skip?: number | null
  /** Rows at most; null or undefined for all. */
  readonly take?: number | null
}

/** A row with the selected columns and relations. */
export type QueryRow<T> = T & { [field: string]: unknown }

/**
 * Reads one entity by Medusa's filters and configuration: the bridge between Query and TypeORM.
 * Rows of relations come by one more statement each, so paging counts rows of the entity.
 */
export class EntityQuery<T extends ObjectLiteral> {
  readonly #dataSource: DataSource
  readonly #spec: EntitySpec<T>

  constructor(dataSource: DataSource, spec: EntitySpec<T>) {
    this.#dataSource = dataSource
    this.#spec = spec
  }

  /**
   * @throws MedusaError INVALID_DATA for an unknown field or operator, or a value that does not fit
   */
  async list(filters: QueryFilters = {}, config: QueryConfig = {}): Promise<QueryRow<T>[]> {
    const { select, relations = [], order = {} } = config
    const selection = selectionOf(this.#spec, select, relations)
    return this.#read(paged(this.filtered(filters, order), config), selection)
  }

  /** The rows of a page, and how many there are in all. Throws as {@link list} does. */
  async listAndCount(
    filters: QueryFilters = {},
    config: QueryConfig = {}
  ): Promise<[QueryRow<T>[], number]> {
    const rows = await this.list(filters, config)
    return [rows, await this.count(filters)]
  }

  /**
   * How many rows pass the filters.
   * @param options.upTo counting stops there
   */
  async count(filters: QueryFilters, { upTo }: { readonly upTo?: number } = {}): Promise<number> {
    const query = this.filtered(filters)
    if (upTo === undefined) {
      return countOf(query)
    }
    const some = query.select("1", "one").limit(upTo)
    const counted = this.#dataSource
      .createQueryBuilder()
      .from(`(${some.getQuery()})`, "some")
      .setParameters(some.getParameters())
    return countOf(counted)
  }

  /** @throws MedusaError NOT_FOUND when no row has this primary key */
  async retrieve(id: string, config: QueryConfig = {}): Promise<QueryRow<T>> {
    const [row] = await this.list({ [this.#spec.key]: id }, config)
    if (!row) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `${this.#spec.name} with ${this.#spec.key} ${id} was not found`
      )
    }
    return row
  }

  /**
   * The primary keys of a page alone. The rows of these are read by them afterwards: whatever is
   * sorted or passed over on the way to the page is then narrow, and often in an index already.
   */
  async keys(filters: QueryFilters, config: Omit<QueryConfig, "select">): Promise<string[]> {
    const query = paged(this.filtered(filters, config.order ?? {}), config)
    const rows = await query
      .select(`root.${this.#spec.key}`, "key")
      .getRawMany<{ readonly key: string }>()
    return rows.map(({ key }) => key)
  }

  /** The query with filters and order, for callers that select on their own. Alias `root`. */
  filtered(filters: QueryFilters, order?: QueryOrder): SelectQueryBuilder<T> {
    const query = this.#dataSource.getRepository<T>(this.#spec.entity).createQueryBuilder("root")
    const scope = rootScope(this.#spec, query)
    applyFilters(scope, filters)
    if (order) {
      applyOrder(scope, order)
    }
    return query
  }

  async #read(query: SelectQueryBuilder<T>, selection: Selection): Promise<QueryRow<T>[]> {
    if (selection.fields) {
      query.select([...this.#needed(selection.fields, selection)].map((name) => `root.${name}`))
    }
    const rows = ((await query.getMany()) as QueryRow<T>[]).map((row) =>
      plainDecimals(this.#spec.entity, row)
    )
    for (const [name, related] of selection.relations) {
      await this.#attach(rows, name, related)
    }
    return rows
  }

  /** The asked for columns, the primary key, and those that relations are joined by. */
  #needed(fields: ReadonlySet<string>, selection: Selection): Set<string> {
    const joins = [...selection.relations.keys()].flatMap(
      (name) => this.#spec.relations[name]?.local ?? []
    )
    return new Set([...fields, this.#spec.key, ...joins])
  }

  async #attach(rows: QueryRow<T>[], name: string, selection: Selection): Promise<void> {
    const relation = this.#spec.relations[name]
    if (!relation || rows.length === 0) {
      return
    }
    const { target, kind, local, foreign, order = {} } = relation
    const spec = target()
    const ids = [...new Set<unknown>(rows.map((row): unknown => row[local]))]
    const query = new EntityQuery(this.#dataSource, spec)
    const fields = selection.fields && new Set([...selection.fields, foreign])
    const related = await query.#read(query.filtered({ [foreign]: ids }, order), {
      ...selection,
      fields,
    })
    const byKey = groupedBy(related, foreign)
    for (const row of rows) {
      const matches = byKey.get(row[local]) ?? []
      Object.assign(row, { [name]: kind === "many" ? matches : (matches[0] ?? null) })
    }
  }
}

/** Limits a query to the page that the configuration asks for. */
export function paged<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  { skip, take }: QueryConfig
): SelectQueryBuilder<T> {
  checkPage("skip", skip)
  checkPage("take", take)
  return query.offset(skip ?? undefined).limit(take ?? undefined)
}

/** The number of rows of a query; Postgres counts in bigint, which arrives as text. */
export async function countOf(query: SelectQueryBuilder<ObjectLiteral>): Promise<number> {
  const row = await query.select("COUNT(*)", "count").orderBy().getRawOne<{ count: string }>()
  return Number(row?.count ?? 0)
}

function groupedBy<T>(rows: readonly QueryRow<T>[], field: string): Map<unknown, QueryRow<T>[]> {
  const groups = new Map<unknown, QueryRow<T>[]>()
  for (const row of rows) {
    const group = groups.get(row[field])
    if (group) {
      group.push(row)
    } else {
      groups.set(row[field], [row])
    }
  }
  return groups
}

function checkPage(name: string, value: number | null | undefined): void {
  if (value !== null && value !== undefined && (!Number.isSafeInteger(value) || value < 0)) {
    throw invalid(`${name} takes a whole number of at least 0, or null`)
  }
}
