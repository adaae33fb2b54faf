import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Rules, what is no table of ours, and what triggers on the profiles write. */
const NOT_DERIVED = ["retention_policy", "retention_migrations", "retention_tally"]

/** Empties all tables of the plugin that can be derived from Medusa's. */
export async function wipeRetention(container: MedusaContainer): Promise<void> {
  const tables = await tableNames(container)
  await database(container).raw(`TRUNCATE ${tables.join(", ")}`)
}

/** What the plugin's tables held at some moment. */
export type KeptTables = { readonly restore: () => Promise<void> }

/** Copies all tables of the plugin, so that they can be put back as often as one likes. */
export async function keepRetention(container: MedusaContainer, copy: string): Promise<KeptTables> {
  const tables = await tableNames(container)
  const knex = database(container)
  const run = (statements: string[]) =>
    knex.transaction(async (transaction) => {
      for (const statement of statements) {
        await transaction.raw(statement)
      }
    })
  await run([
    `DROP SCHEMA IF EXISTS ${copy} CASCADE`,
    `CREATE SCHEMA ${copy}`,
    ...tables.map((table) => `CREATE TABLE ${copy}.${table} AS TABLE ${table}`),
  ])
  return {
    restore: () =>
      run([
        `TRUNCATE ${tables.join(", ")}`,
        ...tables.map(
          (table) => `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${copy}.${table}`
        ),
      ]),
  }
}

async function tableNames(container: MedusaContainer): Promise<string[]> {
  const { rows } = await database(container).raw<{ rows: { relname: string }[] }>(
    `SELECT relname FROM pg_class
      WHERE relkind = 'r' AND relname LIKE 'retention\\_%'
        AND relnamespace = current_schema()::regnamespace ORDER BY relname`
  )
  return rows.map(({ relname }) => relname).filter((name) => !NOT_DERIVED.includes(name))
}

function database(container: MedusaContainer) {
  return container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
}
