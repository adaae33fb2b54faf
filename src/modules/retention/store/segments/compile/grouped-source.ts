import type { RowSet } from "../../../domain/segments/field"
import type { RuleWindow } from "../../../domain/segments/rule"
import { all } from "./predicate"
import type { Question } from "./question"

/** The name that the rows of a source have inside it. */
export const ROWS = "rows"

/** What is asked of a person's rows, as one value a person. */
export type Measure = {
  /** An aggregate over the rows that {@link only} and {@link window} leave. */
  readonly aggregate: string
  /** What the aggregate is compared with, where that is what is asked. */
  readonly compared?: string
  /** Which rows it looks at; null for all of them. */
  readonly only: string | null
  /** When they have to be of; ever where it is left out. */
  readonly window: RuleWindow | undefined
  /** Whether there is a row that it looks at if and only if it is true, or above nothing. */
  readonly is_presence: boolean
}

/** One set of rows, grouped by person: read once, whatever is asked of it and of which time. */
export class GroupedSource {
  readonly alias: string
  readonly #rows: RowSet
  readonly #unnested: string | null
  readonly #measures = new Map<string, Measure>()

  /** @param input.unnested a column with a list, of which each entry becomes a row's `each.value` */
  constructor(input: {
    readonly alias: string
    readonly rows: RowSet
    readonly unnested: string | null
  }) {
    this.alias = input.alias
    this.#rows = input.rows
    this.#unnested = input.unnested
  }

  /** Asks for something. @param key equal for what is equal */
  ask(key: string, measure: () => Measure): void {
    if (!this.#measures.has(key)) {
      this.#measures.set(key, measure())
    }
  }

  /** SQL that is null for people without rows; only after everything was asked. */
  answer(key: string): string {
    return `${this.alias}.m${[...this.#measures.keys()].indexOf(key) + 1}`
  }

  /** Whether a person is in the source at all if and only if this one measure says so. */
  isPresence(key: string): boolean {
    return this.#measures.size === 1 && this.#measures.get(key)?.is_presence === true
  }

  /** The join to `profile`. */
  join(question: Question): string {
    const measures = [...this.#measures.values()]
    const filters = measures.map(({ only, window }) => [
      ...question.inWindow(`${ROWS}.at`, window),
      ...(only === null ? [] : [only]),
    ])
    const each = this.#unnested
      ? `CROSS JOIN LATERAL unnest(${ROWS}.${this.#unnested}) AS each (value)`
      : ""
    const columns = measures.map(({ aggregate, compared = "" }, index) => {
      const filter = filters[index] ?? []
      // One measure alone has its rows picked below, where an index may do it.
      const picked = measures.length === 1 || filter.length === 0
      const sql = picked ? aggregate : `${aggregate} FILTER (WHERE ${all(filter)})`
      return `${sql} ${compared} AS m${index + 1}`
    })
    const conditions = [question.scope(`${ROWS}.person_id`), ...anyOf(filters)]
    return `
    LEFT JOIN (
      SELECT ${ROWS}.person_id, ${columns.join(", ")}
        FROM (${this.#rows.sql(question.rows)}) ${ROWS} ${each}
       WHERE ${all(conditions)}
       GROUP BY ${ROWS}.person_id
    ) ${this.alias} ON ${this.alias}.person_id = profile.person_id`
  }
}

/** The rows that any of some filters leaves: what they have in common stands by itself. */
function anyOf(filters: readonly (readonly string[])[]): string[] {
  const common = (filters[0] ?? []).filter((sql) => filters.every((one) => one.includes(sql)))
  const rest = filters.map((filter) => filter.filter((sql) => !common.includes(sql)))
  const others = rest.some((filter) => filter.length === 0)
    ? []
    : [`(${[...new Set(rest.map((filter) => `(${all(filter)})`))].join(" OR ")})`]
  return [...common, ...others]
}
