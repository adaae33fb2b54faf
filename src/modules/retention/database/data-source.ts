import { MedusaError } from "@medusajs/framework/utils"
import { DataSource, type DataSourceOptions } from "typeorm"
import { entities } from "../entities"
import { migrations } from "../../../../migrations"

/** The part of a Medusa module's options that describes the database. */
type ModuleDatabase = {
  clientUrl?: string
  schema?: string
  debug?: boolean | string[]
  driverOptions?: {
    ssl?: unknown
    connection?: { ssl?: unknown }
  }
}

type OpenOptions = {
  /** Connections at most; 1 for migrations. */
  readonly poolSize: number
}

/** Name of our migrations table, apart from any other TypeORM user's. */
export const MIGRATIONS_TABLE = "retention_migrations"

function databaseOf(options: Record<string, unknown>): ModuleDatabase {
  return (options.database as ModuleDatabase | undefined) ?? {}
}

/**
 * TypeORM options for the database that Medusa hands to the module.
 * @param options the module's options, with `database` as Medusa sets it
 * @throws MedusaError INVALID_DATA when no connection URL is known
 */
export function dataSourceOptions(
  options: Record<string, unknown>,
  { poolSize }: OpenOptions
): DataSourceOptions {
  const database = databaseOf(options)
  const url = database.clientUrl ?? process.env.DATABASE_URL
  if (!url) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "retention: no database URL; set projectConfig.databaseUrl in medusa-config"
    )
  }
  const ssl = database.driverOptions?.ssl ?? database.driverOptions?.connection?.ssl
  return {
    type: "postgres",
    url,
    // Medusa passes schema "" for the default one; TypeORM needs undefined there.
    schema: database.schema || undefined,
    ...(ssl === undefined ? {} : { ssl: ssl as boolean | object }),
    poolSize,
    entities: [...entities],
    migrations: [...migrations],
    migrationsTableName: MIGRATIONS_TABLE,
    migrationsTransactionMode: "all",
    applicationName: "medusa-retention",
    // Failed statements are thrown, not printed: their values hold e-mails.
    logging: database.debug ? "all" : false,
  }
}

/**
 * Opens a data source. The caller destroys it.
 * @throws whatever the driver says when the database cannot be reached
 */
export async function openDataSource(
  options: Record<string, unknown>,
  open: OpenOptions
): Promise<DataSource> {
  return new DataSource(dataSourceOptions(options, open)).initialize()
}
