import type { OneRowTable, RowSet } from "../../../domain/segments/field"
import { GroupedSource } from "./grouped-source"
import type { Question } from "./question"

/** How the tables with one row a person hang on `profile`, which is always there. */
const ONE_ROW: Readonly<Record<Exclude<OneRowTable, "profile">, string>> = {
  person: "LEFT JOIN retention_person person ON person.id = profile.person_id",
  prediction:
    "LEFT JOIN retention_prediction prediction ON prediction.person_id = profile.person_id",
  portrait: "LEFT JOIN retention_portrait portrait ON portrait.person_id = profile.person_id",
}

/** What a rule reads, each source once however often it is asked. */
export class Sources {
  readonly #tables = new Set<OneRowTable>()
  readonly #grouped = new Map<string, GroupedSource>()

  /** A column of a table with one row a person. */
  column(table: OneRowTable, column: string): string {
    this.#tables.add(table)
    return `${table}.${column}`
  }

  /** Rows of a person. @param unnested see {@link GroupedSource} */
  grouped(rows: RowSet, unnested: string | null = null): GroupedSource {
    const key = JSON.stringify([rows.name, unnested])
    const alias = `source_${this.#grouped.size + 1}`
    const source = this.#grouped.get(key) ?? new GroupedSource({ alias, rows, unnested })
    this.#grouped.set(key, source)
    return source
  }

  /** Whether anything has to be added up of rows first. */
  get areGrouped(): boolean {
    return this.#grouped.size > 0
  }

  /**
   * All of it, joined to `profile` from the left: a hashed join may spill, where a hashed
   * subquery has to fit or is run once a row; what has to be there makes the join an inner one.
   */
  joins(question: Question): string {
    const tables = (Object.keys(ONE_ROW) as (keyof typeof ONE_ROW)[]).filter((table) =>
      this.#tables.has(table)
    )
    return [
      ...tables.map((table) => ONE_ROW[table]),
      ...[...this.#grouped.values()].map((source) => source.join(question)),
    ].join(" ")
  }
}
