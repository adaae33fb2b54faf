import type { MedusaContainer } from "@medusajs/framework/types"
import { Client } from "pg"
import { type LedgerState, readLedger } from "../helpers/ledger-state"
import { LOCK_SPACE } from "../../src/modules/retention/store/ledger-lock"
import { wipeRetention } from "../helpers/retention-tables"

/** What stands in a person's profile after a burst, and how often it was written. */
export type BurstRow = {
  readonly email: string
  readonly purchases: number
  /** Orders of Medusa's that are this person's. */
  readonly orders: number
  /** How often the profile was written since `watchScoring`. */
  readonly written: number
}

/** A transition as it was recorded. */
export type RecordedTransition = {
  readonly email: string
  readonly kind: string
  readonly from: string | null
  readonly to: string | null
  readonly times: number
}

/** The shop's database, looked at from outside, past every process of the shop. */
export class ShopDatabase {
  readonly #client: Client

  constructor(url: string) {
    this.#client = new Client({ connectionString: url })
  }

  open = () => this.#client.connect()
  close = () => this.#client.end()

  /** Takes named locks of the plugin's jobs, so that none of them runs; waits for those that do. */
  async lock(...names: string[]): Promise<void> {
    for (const name of names) {
      await this.#client.query("select pg_advisory_lock(hashtext($1), hashtext($2))", [
        LOCK_SPACE,
        name,
      ])
    }
  }

  /** Gives a lock back. */
  async unlock(name: string): Promise<void> {
    await this.#client.query("select pg_advisory_unlock(hashtext($1), hashtext($2))", [
      LOCK_SPACE,
      name,
    ])
  }

  /** Hints that nobody has taken in yet, and people who are to be scored. */
  async waiting(): Promise<number> {
    return this.#count(
      "select (select count(*) from retention_hint) + (select count(*) from retention_unscored)"
    )
  }

  async hints(): Promise<number> {
    return this.#count("select count(*) from retention_hint")
  }

  /** Orders in the ledger of people whose e-mail begins so. */
  async inLedger(prefix: string): Promise<number> {
    return this.#count(
      `select count(*) from retention_purchase u join retention_person p on p.id = u.person_id
        where p.email like $1 || '-%'`,
      [prefix]
    )
  }

  /** Counts from now on how often each profile is written. */
  async watchScoring(): Promise<void> {
    await this.#client.query(`
      create table if not exists test_profile_written (person_id text);
      truncate test_profile_written;
      create or replace function test_note_profile() returns trigger language plpgsql as $$
        begin
          insert into test_profile_written values (new.person_id);
          return null;
        end $$;
      create or replace trigger test_note_profile after insert or update on retention_profile
        for each row execute function test_note_profile()`)
  }

  /** Everybody whose e-mail begins so. */
  async burst(prefix: string): Promise<BurstRow[]> {
    const { rows } = await this.#client.query<BurstRow>(
      `select p.email, f.purchase_count as purchases,
              (select count(*)::int from "order" o where o.email = p.email) as orders,
              (select count(*)::int from test_profile_written w where w.person_id = p.id) as written
         from retention_person p join retention_profile f on f.person_id = p.id
        where p.email like $1 || '-%' order by p.email`,
      [prefix]
    )
    return rows
  }

  /** What changed about them, each change once, and how often it was recorded. */
  async transitions(prefix: string): Promise<RecordedTransition[]> {
    const { rows } = await this.#client.query<RecordedTransition>(
      `select p.email, kind, from_value as "from", to_value as "to", count(*)::int as times
         from retention_transition t join retention_person p on p.id = t.person_id
        where p.email like $1 || '-%' group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
      [prefix]
    )
    return rows
  }

  /** Ledger, people and mirrors as they are. */
  ledger(): Promise<LedgerState> {
    return readLedger(this.#asContainer())
  }

  /** Empties what the plugin can derive from Medusa's data. */
  async wipe(): Promise<void> {
    await wipeRetention(this.#asContainer())
  }

  /** The helpers of booted tests ask a container for a connection, and that only. */
  #asContainer(): MedusaContainer {
    const connection = { raw: (sql: string) => this.#client.query(sql) }
    return { resolve: () => connection } as unknown as MedusaContainer
  }

  async #count(sql: string, values: readonly unknown[] = []): Promise<number> {
    const { rows } = await this.#client.query<{ count: string }>(`select (${sql})::int as count`, [
      ...values,
    ])
    return Number(rows[0]?.count)
  }
}
