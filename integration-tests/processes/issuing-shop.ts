import { Client } from "pg"
import { createMigratedDatabase } from "../helpers/migrated-database"
import type { TestDatabase } from "../helpers/test-database"
import { ShopChild } from "./shop-child"

/** People of the shop, all of whom are to get a coupon. */
export const COUPON_PEOPLE = 2000

/** The watermark by which the parent says what to do: the step to issue, or null to end. */
export const WORD = "kill_coupons"
export type Word = { readonly step: string | null }

/** What the child says when nothing is left of what an earlier process was at, with its last step. */
export const RESUMED = "nothing is left to be resumed after"

/** Wrong in any moment, however a process ended; all zero. */
export type Broken = {
  /** Promotions that belong to no coupon. */
  readonly without_a_row: number
  /** People with two codes that work, and with two coupons that are held. */
  readonly two_codes: number
  readonly two_coupons: number
  /** Promotions that are not bound to one address list, or have a rule too many. */
  readonly ill_bound: number
}

/** How far a step was when its process was killed. */
export type StepProgress = {
  readonly coupons: number
  readonly promotions: number
  readonly live: number
}

/** How a step stands when it was resumed. */
export type StepState = {
  readonly coupons: number
  readonly live: number
  /** Live ones with a promotion that works. */
  readonly working: number
  /** Promotions that work and should not. */
  readonly open_formers: number
  /** Coupons that Medusa has to hear of. */
  readonly due: number
  readonly problems: number
  readonly running: number
}

/** A shop whose people are given coupons by processes that are killed. */
export class IssuingShop {
  private constructor(
    private readonly database: TestDatabase,
    private readonly client: Client
  ) {}

  static async make(): Promise<IssuingShop> {
    const database = await createMigratedDatabase("kill_coupons")
    const client = new Client({ connectionString: database.url })
    await client.connect()
    return new IssuingShop(database, client)
  }

  /** A process that resumes, and then issues at our word. */
  start(): ShopChild {
    return new ShopChild(this.database.url, [
      "exec",
      "integration-tests/processes/issue-coupons.ts",
    ])
  }

  async say({ step }: Word): Promise<void> {
    await this.#ask(
      `insert into retention_watermark (name, value, updated_at)
       values ($1, jsonb_build_object('step', $2::text), now())
       on conflict (name) do update set value = excluded.value`,
      [WORD, step]
    )
  }

  /** Everybody without coupons again. */
  async wipe(): Promise<void> {
    await this.#ask(
      `truncate retention_coupon, retention_coupon_source, retention_coupon_run,
         retention_coupon_refusal, retention_coupon_campaign, promotion, promotion_rule,
         promotion_campaign cascade`
    )
  }

  /** As if two minutes were over: whoever took something up is not heard of any more. */
  async passLeases(): Promise<void> {
    await this.#ask("update retention_coupon set align_due_at = now() where align_due_at > now()")
    await this.#ask("update retention_coupon_run set lease_until = now() where lease_until > now()")
  }

  /** Waits until Postgres has noticed that the connections of a killed process are gone. */
  async untilNobodyWorks(): Promise<void> {
    const others = `select count(*)::int as count from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and backend_type = 'client backend'`
    while ((await this.#one<{ count: number }>(others)).count > 0) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Coupons of a step, promotions of them, and how many we know to be there. */
  progress(step: string): Promise<StepProgress> {
    return this.#one(
      `select count(*)::int as coupons, count(p.id)::int as promotions,
         count(*) filter (where c.state = 'live')::int as live
         from retention_coupon c left join promotion p on p.code = c.code where c.step = $1`,
      [step]
    )
  }

  broken(): Promise<Broken> {
    return this.#one(
      `with open as (
         select c.person_id from promotion p join retention_coupon c on c.code = p.code
          where p.deleted_at is null and p.status = 'active'
            and (p."limit" is null or p."limit" > p.used)
       )
       select
         (select count(*)::int from promotion p where p.deleted_at is null
             and not exists (select from retention_coupon c where c.code = p.code)) as without_a_row,
         (select count(*)::int from (
            select from open group by person_id having count(*) > 1) two) as two_codes,
         (select count(*)::int from (
            select from retention_coupon where state in ('issuing', 'live')
             group by person_id having count(*) > 1) two) as two_coupons,
         (select count(*)::int from (
            select p.id from promotion p
              left join promotion_promotion_rule l on l.promotion_id = p.id
              left join promotion_rule r on r.id = l.promotion_rule_id
             where p.deleted_at is null
             group by p.id
            having count(r.id) <> 1 or min(r.attribute) <> 'customer.email') ill)
           + (select count(*)::int from promotion_rule r where not exists (
                select from promotion_promotion_rule l where l.promotion_rule_id = r.id))
           as ill_bound`
    )
  }

  state(step: string): Promise<StepState> {
    return this.#one(
      `select count(*) filter (where c.step = $1)::int as coupons,
         count(*) filter (where c.step = $1 and c.state = 'live')::int as live,
         count(*) filter (where c.step = $1 and c.state = 'live' and p."limit" = 1
           and p.id = c.promotion_id)::int as working,
         count(*) filter (where c.state <> 'live' and p."limit" > 0)::int as open_formers,
         count(c.align_due_at)::int as due, count(c.problem)::int as problems,
         (select count(*)::int from retention_coupon_run where status = 'running') as running
       from retention_coupon c left join promotion p on p.code = c.code`,
      [step]
    )
  }

  async drop(): Promise<void> {
    await this.client.end()
    await this.database.drop()
  }

  async #ask<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query(sql, values)).rows as Row[]
  }

  async #one<Row>(sql: string, values: unknown[] = []): Promise<Row> {
    const [row] = await this.#ask<Row>(sql, values)
    if (row === undefined) {
      throw new Error("there is no row")
    }
    return row
  }
}
