import { type DayRange, daysOfWindow } from "../../../domain/segments/day-ranges"
import type { RowsContext } from "../../../domain/segments/field"
import type { RuleWindow } from "../../../domain/segments/rule"
import type { Policy } from "../../../domain/policy/schema"
import { calendarDay, firstInstant } from "../../../domain/time/calendar-day"
import { baseAmountSql, type Scope, scopeSql } from "../../scoring/ledger-sql"
import type { SqlParameters } from "../../scoring/sql-parameters"

/** What the parts of one compiled rule share: whom it is about, when, and where values go. */
export class Question {
  readonly policy: Policy
  /** The policy's calendar day of now. */
  readonly today: number
  readonly #parameters: SqlParameters
  readonly #scope: Scope
  readonly #bound = new Map<string, string>()
  /** For {@link RowsContext}; what is not named is not bound, since Postgres refuses what is left over. */
  readonly rows: RowsContext

  constructor(
    parameters: SqlParameters,
    { policy, now, scope }: { readonly policy: Policy; readonly now: Date; readonly scope: Scope }
  ) {
    this.policy = policy
    this.today = calendarDay(now, policy.time_zone)
    this.#parameters = parameters
    this.#scope = scope
    const once = (name: string, sql: () => string) => this.#once(name, sql)
    this.rows = {
      get now() {
        return once("now", () => `${parameters.bind(now)}::timestamptz`)
      },
      get amount() {
        return once("amount", () => baseAmountSql(parameters, policy))
      },
    }
  }

  /** A placeholder for a value from outside. */
  bind(value: unknown): string {
    return this.#parameters.bind(value)
  }

  /** A condition on a column of person ids: who is asked about. */
  scope(column: string): string {
    return this.#once(`scope ${column}`, () => scopeSql(this.#parameters, this.#scope, column))
  }

  /**
   * Those asked about, as `profile`, and what else picks them. Some people are looked up by their
   * key behind a fence: what is asked of them could be found by other indexes too, and what that
   * costs would grow with the shop.
   */
  profiles(): { readonly from: string; readonly where: string } {
    const table = "retention_profile profile"
    if (this.#scope.kind !== "people") {
      return { from: table, where: `${this.scope("profile.person_id")} AND ` }
    }
    const some = `SELECT * FROM ${table} WHERE ${this.scope("profile.person_id")} OFFSET 0`
    return { from: `(${some}) profile`, where: "" }
  }

  /** Conditions on a column of times: that they lie on some days. */
  within(column: string, { first, last }: DayRange): string[] {
    return [
      ...(first === null ? [] : [`${column} >= ${this.#midnight(first)}`]),
      ...(last === null ? [] : [`${column} < ${this.#midnight(last + 1)}`]),
    ]
  }

  /** The same for a window. */
  inWindow(column: string, window: RuleWindow | undefined): string[] {
    return this.within(column, daysOfWindow(window, this.today))
  }

  #midnight(day: number): string {
    return this.#once(`day ${day}`, () => {
      const at = firstInstant(day, this.policy.time_zone)
      return `${this.#parameters.bind(at)}::timestamptz`
    })
  }

  #once(name: string, make: () => string): string {
    const sql = this.#bound.get(name) ?? make()
    this.#bound.set(name, sql)
    return sql
  }
}
