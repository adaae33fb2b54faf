import type { MigrationInterface, QueryRunner } from "typeorm"

/** Indexes by which the list of profiles is sorted, narrowed and searched. */
export class ListPeople1764000001000 implements MigrationInterface {
  name = "ListPeople1764000001000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) {
      await queryRunner.query(statement)
    }
  }
}

/**
 * A page is found in one of these alone: it is sorted by the column, ties by the key, and tier and
 * stage beside them narrow it without a look at the rows. Every scoring pays for each of them, so
 * the other columns are sorted when somebody asks.
 */
const sortedBy = (column: string) =>
  `CREATE INDEX "retention_profile_${column}" ON "retention_profile" ("${column}", "person_id")
    INCLUDE ("tier", "stage")`

const UP = [
  `DROP INDEX "retention_profile_last_purchase_at"`,
  sortedBy("last_purchase_at"),
  `DROP INDEX "retention_profile_total_revenue"`,
  sortedBy("total_revenue"),
  sortedBy("purchase_count"),
  // A stage is a span of silence: by the last purchase its people stand far from the beginning.
  `DROP INDEX "retention_profile_tier_stage"`,
  `CREATE INDEX "retention_profile_stage"
    ON "retention_profile" ("stage", "last_purchase_at", "person_id") INCLUDE ("tier")`,
  // Search is for any part of a word. The extension is trusted, so the owner of a database may
  // make it; where it cannot be had, search reads all names, which takes seconds for a million.
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
    EXCEPTION WHEN OTHERS THEN
      RAISE WARNING 'retention: search does without pg_trgm, and is slow: %', SQLERRM;
    END $$`,
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
