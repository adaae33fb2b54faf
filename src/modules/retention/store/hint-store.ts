import type { DataSource } from "typeorm"
import type { HintKind } from "../entities/hint"
import { unnestRows } from "./ledger-unnest"
import { retryDeadlocks } from "./retry-deadlocks"

/** That something of Medusa's may have changed. */
export type Hint = {
  readonly kind: HintKind
  /** Id of the row in Medusa. */
  readonly subject_id: string
}

/** A hint as it was taken. */
export type TakenHint = Hint & {
  readonly noted_at: Date
  /** How often it could not be taken in before. */
  readonly failures: number
  /** Changes when it is noted again. */
  readonly mark: string
}

const KEY = [
  ["kind", "text"],
  ["subject_id", "text"],
] as const

const NOTED_AGAIN = `ON CONFLICT (kind, subject_id) DO UPDATE SET
  noted_at = excluded.noted_at, due_at = excluded.due_at, mark = excluded.mark`

/** Hints about many records, and where we find which. */
const SPREADING = [
  ["customer_group", "customer", "retention_identity", "customer_id", "group_ids"],
  // A membership that ended is really gone: only we still know whose it was.
  ["customer_group_customer", "customer", "retention_identity", "customer_id", "membership_ids"],
  ["product_category", "product", "retention_product", "product_id", "category_ids"],
  ["product_collection", "product", "retention_product", "product_id", "ARRAY[collection_id]"],
] as const satisfies readonly (readonly [HintKind, HintKind, string, string, string])[]

const FIRST_RETRY_MINUTES = 1
const LAST_RETRY_MINUTES = 24 * 60

/**
 * What events named and nobody has read again yet. Kept in the database, so that a crash loses
 * none that was acknowledged, and once each, so that a burst costs what it is about.
 */
export class HintStore {
  readonly #dataSource: DataSource
  #unwritten: Hint[] = []
  #next: Promise<void> | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * Notes hints, and resolves when they are stored. One statement at a time: what comes while one
   * is under way goes with the next, so that a burst holds one connection.
   *
   * @param clock asked when they are written
   */
  note(hints: readonly Hint[], clock: () => Date): Promise<void> {
    if (hints.length === 0) {
      return Promise.resolve()
    }
    this.#unwritten.push(...hints)
    this.#next ??= this.#last.then(() => {
      const batch = this.#unwritten
      this.#unwritten = []
      this.#next = null
      const written = this.#write(batch, clock())
      this.#last = written.catch(() => undefined)
      return written
    })
    return this.#next
  }

  /** The hints that have been due for longest. */
  take({ now, limit }: { readonly now: Date; readonly limit: number }): Promise<TakenHint[]> {
    return this.#dataSource.query<TakenHint[]>(
      `SELECT kind, subject_id, noted_at, failures, mark FROM retention_hint
       WHERE due_at <= $1 ORDER BY due_at LIMIT $2`,
      [now, limit]
    )
  }

  /** Removes hints that were taken in, except those that were noted again meanwhile. */
  async settle(taken: readonly TakenHint[]): Promise<void> {
    const set = unnestRows(taken, [...KEY, ["mark", "text"]], "t")
    await this.#change(
      `DELETE FROM retention_hint h USING ${set.from}
       WHERE h.kind = t.kind AND h.subject_id = t.subject_id AND h.mark = t.mark::bigint`,
      set.params
    )
  }

  /** Puts a hint off that could not be taken in: a minute first, then twice as long each time. */
  async putOff(hint: TakenHint, now: Date): Promise<void> {
    const minutes = Math.min(FIRST_RETRY_MINUTES * 2 ** hint.failures, LAST_RETRY_MINUTES)
    await this.#dataSource.query(
      `UPDATE retention_hint SET failures = failures + 1, due_at = $4
       WHERE kind = $1 AND subject_id = $2 AND mark = $3`,
      [hint.kind, hint.subject_id, hint.mark, new Date(now.getTime() + minutes * 60_000)]
    )
  }

  /**
   * Notes hints about the records we hold that a group of customers or a category concerns: how
   * many those are is not for a single reading to find out.
   */
  async spread(hints: readonly Hint[], now: Date): Promise<void> {
    for (const [kind, subject, table, id, groups] of SPREADING) {
      const ids = hints.flatMap((hint) => (hint.kind === kind ? hint.subject_id : []))
      if (ids.length > 0) {
        await this.#change(
          `INSERT INTO retention_hint AS h (kind, subject_id, noted_at, due_at, mark)
           SELECT '${subject}', ${id}, $1::timestamptz, $1::timestamptz, nextval('retention_hint_mark')
           FROM (SELECT ${id} FROM ${table} WHERE ${groups} && $2::text[] ORDER BY 1) AS concerned
           ${NOTED_AGAIN}`,
          [now, ids]
        )
      }
    }
  }

  /** How many there are, those that were put off too. */
  async count(): Promise<number> {
    const [row] = await this.#dataSource.query<{ count: number }[]>(
      "SELECT count(*)::integer AS count FROM retention_hint"
    )
    return row?.count ?? 0
  }

  /** Sorted, so that two processes lock the same rows in the same order. */
  async #write(hints: readonly Hint[], now: Date): Promise<void> {
    const set = unnestRows(hints, KEY, "n", 2)
    await this.#change(
      `INSERT INTO retention_hint AS h (kind, subject_id, noted_at, due_at, mark)
       SELECT kind, subject_id, $1::timestamptz, $1::timestamptz, nextval('retention_hint_mark')
       FROM (SELECT DISTINCT n.kind, n.subject_id FROM ${set.from} ORDER BY 1, 2) AS distinct_hint
       ${NOTED_AGAIN}`,
      [now, ...set.params]
    )
  }

  /** What is noted while it is settled may be locked in another order. */
  async #change(statement: string, values: unknown[]): Promise<void> {
    await retryDeadlocks(() => this.#dataSource.query(statement, values))
  }
}
