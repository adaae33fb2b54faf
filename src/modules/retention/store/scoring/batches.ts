import type { DataSource } from "typeorm"
import type { Scope } from "./ledger-sql"

/** What is scored under one lock: one range of people, or two side by side. */
export type Batch = readonly [Scope, Scope?]

/** One keeps the jobs' locks; with two for a full run side by side, others still find one. */
const POOL_FOR_TWO = 5

/**
 * Everybody, in ranges of ids, two at a time where the pool bears it.
 * @param people in a range at most
 */
export async function* everybodyInBatches(
  dataSource: DataSource,
  people: number
): AsyncGenerator<Batch> {
  const { poolSize = 0 } = dataSource.options
  let first: Scope | undefined
  for await (const scope of ranges(dataSource, people)) {
    if (poolSize < POOL_FOR_TWO) {
      yield [scope]
    } else if (first) {
      yield [first, scope]
      first = undefined
    } else {
      first = scope
    }
  }
  if (first) {
    yield [first]
  }
}

/** Everybody, in ranges of ids. @param people in a range at most */
export async function* ranges(dataSource: DataSource, people: number): AsyncGenerator<Scope> {
  let after = ""
  for (;;) {
    const [row] = await dataSource.query<{ up_to: string | null }[]>(
      `SELECT max(id) AS up_to
         FROM (SELECT id FROM retention_person WHERE id > $1 ORDER BY id LIMIT $2) batch`,
      [after, people]
    )
    const upTo = row?.up_to ?? null
    if (upTo === null) {
      return
    }
    yield { kind: "range", after, upTo }
    after = upTo
  }
}
