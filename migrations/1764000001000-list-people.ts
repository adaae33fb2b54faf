import { StatementsMigration } from "./statements-migration"

/** Indexes by which the list of profiles is sorted, narrowed and searched. */
export class ListPeople1764000001000 extends StatementsMigration {
  name = "ListPeople1764000001000"
  protected forth = UP
  protected back = DOWN
}

/**
 * A page is found in one of these alone: it is sorted by the column, ties by the key, and tier and
 * stage beside them narrow it without a look at the rows. Every scoring pays for each of them, so
 * the other columns are sorted when somebody asks.
 */
const sortedBy = (column: string, name = column) =>
  `CREATE INDEX "retention_profile_${name}" ON "retention_profile" ("${column}", "person_id")
    INCLUDE ("tier", "stage")`

/** Takes an index's place by one that was built beside it. */
const replaced = (column: string) => [
  `DROP INDEX "retention_profile_${column}"`,
  `ALTER INDEX "retention_profile_${column}_sorted" RENAME TO "retention_profile_${column}"`,
]

const UP = [
  // Search is for any part of a word. The extension is trusted, so the owner of a database may
  // make it; where it cannot be had, search reads all names, which takes seconds for a million,
  // and Medusa's start tells how to mend that. Whatever else fails here fails the migration.
  `DO $$
    DECLARE
      home text;
    BEGIN
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      SELECT nspname INTO STRICT home
        FROM pg_extension
        JOIN pg_namespace ON pg_namespace.oid = extnamespace
       WHERE extname = 'pg_trgm';
      EXECUTE format(
        'CREATE INDEX retention_person_search ON retention_person USING gin
          (email %1$I.gin_trgm_ops, first_name %1$I.gin_trgm_ops, last_name %1$I.gin_trgm_ops)',
        home
      );
    -- Not allowed; not installed, as Postgres says it before 15 and since.
    EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
      RAISE WARNING 'retention: search does without pg_trgm, and is slow: %', SQLERRM;
    END $$`,
  sortedBy("last_purchase_at", "last_purchase_at_sorted"),
  sortedBy("total_revenue", "total_revenue_sorted"),
  sortedBy("purchase_count"),
  // A stage is a span of silence: by the last purchase its people stand far from the beginning.
  `CREATE INDEX "retention_profile_stage"
    ON "retention_profile" ("stage", "last_purchase_at", "person_id") INCLUDE ("tier")`,
  // Last: from the first of these on, who reads profiles waits until all is committed.
  ...replaced("last_purchase_at"),
  ...replaced("total_revenue"),
  `DROP INDEX "retention_profile_tier_stage"`,
]

/** The extension stays: others may use it. */
const DOWN = [
  `DROP INDEX IF EXISTS "retention_person_search"`,
  `DROP INDEX "retention_profile_stage"`,
  `CREATE INDEX "retention_profile_tier_stage" ON "retention_profile" ("tier", "stage")`,
  `DROP INDEX "retention_profile_purchase_count"`,
  `DROP INDEX "retention_profile_total_revenue"`,
  `CREATE INDEX "retention_profile_total_revenue" ON "retention_profile" ("total_revenue")`,
  `DROP INDEX "retention_profile_last_purchase_at"`,
  `CREATE INDEX "retention_profile_last_purchase_at" ON "retention_profile" ("last_purchase_at")`,
]
