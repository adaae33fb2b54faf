import { Module } from "@medusajs/framework/utils"
import { generateMigration, revertMigration, runMigrations } from "./database/migrations"
import { RETENTION_MODULE } from "./joiner/joiner-config"
import dataSourceLoader from "./loaders/data-source"
import { RetentionModuleService } from "./service"

export { RETENTION_MODULE, RetentionModuleService }

/** Medusa's module, with TypeORM's migrations in the place of its own ORM's. */
export default Object.assign(
  Module(RETENTION_MODULE, {
    service: RetentionModuleService,
    loaders: [dataSourceLoader],
  }),
  { runMigrations, revertMigration, generateMigration }
)
