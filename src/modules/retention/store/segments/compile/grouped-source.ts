import type { RowSet } from "../../../domain/segments/field"
import type { RuleWindow } from "../../../domain/segments/rule"
import { all } from "./predicate"
import type { Question } from "./question"

/** The name that the rows of a source have inside it. */
export const ROWS = "rows"

/** What is asked of a person's rows, as one value a person. */
export type Measure = {
  /** An aggregate over the rows. */
  readonly sql: string
  /** Which rows it looks at; null for all of them. */
  readonly only: string | null
  /** Whether there is a row of {@link only} if and only if it is true, or above nothing. */
  readonly is_presence: boolean
}

/** One set of rows in one window, grouped by person: read once, whatever is asked of it. */
export class GroupedSource {
  readonly alias: string
  readonly #rows: RowSet
  readonly #window: RuleWindow | undefined
  readonly #unnested: string | null
  readonly #measures = new Map<string, Measure>()

  /** @param input.unnested a column with a list, of which each entry becomes a row's `each.value` */
  constructor(input: {
    readonly alias: string
    readonly rows: RowSet
    readonly window: RuleWindow | undefined
    readonly unnested: string | null
  }) {
    this.alias = input.alias
    this.#rows = input.rows
    this.#window = input.window
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
    const only = measures.map((measure) => measure.only)
    const each = this.#unnested
      ? `CROSS JOIN LATERAL unnest(${ROWS}.${this.#unnested}) AS each (value)`
      : ""
    const conditions = [
      question.scope(`${ROWS}.person_id`),
      ...question.inWindow(`${ROWS}.at`, this.#window),
      ...(only.includes(null) ? [] : [`(${only.join(" OR ")})`]),
    ]
    const columns = measures.map(({ sql }, index) => `${sql} AS m${index + 1}`)
    return `
    LEFT JOIN (
      SELECT ${ROWS}.person_id, ${columns.join(", ")}
        FROM (${this.#rows.sql(question.rows)}) ${ROWS} ${each}
       WHERE ${all(conditions)}
       GROUP BY ${ROWS}.person_id
    ) ${this.alias} ON ${this.alias}.person_id = profile.person_id`
  }
}
