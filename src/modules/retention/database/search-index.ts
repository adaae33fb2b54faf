import type { Logger } from "@medusajs/framework/types"
import type { DataSource } from "typeorm"

/**
 * What makes the index that search is by, where the migration was not allowed to: for somebody who
 * may make extensions. Shuts nobody out while it is built.
 */
export const CREATE_SEARCH_INDEX = [
  "CREATE EXTENSION IF NOT EXISTS pg_trgm;",
  "CREATE INDEX CONCURRENTLY retention_person_search ON retention_person",
  "USING gin (email gin_trgm_ops, first_name gin_trgm_ops, last_name gin_trgm_ops);",
].join(" ")

/** The migration that makes the search index also makes another, which any database can have. */
const MISSING = `
  SELECT to_regclass('retention_profile_stage') IS NOT NULL
     AND NOT EXISTS (
           SELECT FROM pg_index
            WHERE indexrelid = to_regclass('retention_person_search') AND indisvalid
         ) AS missing`

/** Says once, when Medusa starts, that search is slow and how to mend it. */
export async function warnWithoutSearchIndex(
  dataSource: DataSource,
  logger: Pick<Logger, "warn">
): Promise<void> {
  const [row] = await dataSource.query<{ missing: boolean }[]>(MISSING)
  if (row?.missing) {
    logger.warn(
      "retention: without its index search reads all names, which takes seconds for a million " +
        `customers; to create it, run: ${CREATE_SEARCH_INDEX}`
    )
  }
}
