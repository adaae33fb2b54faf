import { Client } from "pg"
import { planShape, type ExplainedPlan } from "./plan-shape"

/** One statement of ours, and how Postgres would carry it out with its values. */
export type WatchedStatement = {
  readonly text: string
  /** Null for what has no plan (BEGIN, SET). */
  readonly plan: string | null
}

type Query = (this: Client, ...input: unknown[]) => unknown
type NamedClient = { readonly connectionParameters?: { readonly application_name?: string } }

/** What the module's connections call themselves. */
const OURS = "medusa-retention"
const HAS_PLAN = /^\s*(with|select|insert|update|delete)\b/i

/** Sees every statement that the module sends, and none of Medusa's. */
export class SqlWatch {
  #statements: WatchedStatement[] | null = null
  #explain = false

  constructor() {
    const prototype = Client.prototype as unknown as { query: Query }
    const query = prototype.query
    const see = (client: Client, input: unknown[]) => this.#see(client, input, query)
    prototype.query = function (...input) {
      const seen = see(this, input)
      return seen ? seen.then(() => query.apply(this, input)) : query.apply(this, input)
    }
  }

  /**
   * Runs work and tells what was sent meanwhile.
   * @param explain whether Postgres is asked for the plan of each statement just before it runs:
   *   in the same transaction, with the same values and settings
   */
  async during<T>(
    work: () => Promise<T>,
    { explain }: { readonly explain: boolean }
  ): Promise<{ result: T; statements: readonly WatchedStatement[] }> {
    const statements: WatchedStatement[] = []
    this.#statements = statements
    this.#explain = explain
    try {
      return { result: await work(), statements }
    } finally {
      this.#statements = null
    }
  }

  /** @returns a promise to wait for, or null where the statement may go at once */
  #see(client: Client, input: unknown[], query: Query): Promise<void> | null {
    const statements = this.#statements
    const [text, values] = input
    const name = (client as unknown as NamedClient).connectionParameters?.application_name
    if (!statements || name !== OURS || typeof text !== "string") {
      return null
    }
    if (!this.#explain || !HAS_PLAN.test(text)) {
      statements.push({ text, plan: null })
      return null
    }
    return this.#planOf(client, query, text, values).then((plan) => {
      statements.push({ text, plan })
    })
  }

  async #planOf(client: Client, query: Query, text: string, values: unknown): Promise<string> {
    const explained = `EXPLAIN (FORMAT JSON) ${text}`
    const { rows } = (await query.apply(client, [explained, values ?? []])) as {
      rows: { "QUERY PLAN": [{ Plan: ExplainedPlan }] }[]
    }
    const plan = rows[0]?.["QUERY PLAN"][0].Plan
    return plan ? planShape(plan) : ""
  }
}
