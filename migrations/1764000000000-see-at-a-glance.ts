import { NO_WRITERS, StatementsMigration } from "./statements-migration"

/** What the overview is read from: running totals, a picture a day, and the past redrawn. */
export class SeeAtAGlance1764000000000 extends StatementsMigration {
  name = "SeeAtAGlance1764000000000"
  protected forth = UP
  protected back = DOWN
}

/** Rows of people, however they are made, as what they add to each cell of tier and stage. */
const deltas = (people: string) => `
  INSERT INTO retention_tally (tier, stage, people, purchases, revenue)
  SELECT tier, stage, sum(people), sum(purchases), sum(revenue)
    FROM (${people}) AS person
   GROUP BY tier, stage
  HAVING sum(people) <> 0 OR sum(purchases) <> 0 OR sum(revenue) <> 0`

const COME =
  "SELECT tier, stage, 1 AS people, purchase_count AS purchases, total_revenue AS revenue FROM"
const GONE =
  "SELECT tier, stage, -1 AS people, -purchase_count AS purchases, -total_revenue AS revenue FROM"

/**
 * Everything that a live shop's transactions write is locked before anything is changed, in the
 * order in which they come to it themselves; else two who hold what the other waits for would end
 * one another, and a scoring of two connections, of which Postgres sees only one wait, would hang.
 * Scoring and ledger are kept out as they keep each other out, by their advisory locks: both read
 * fit or people first and write later. The fit comes before what scoring writes by it. The ledger
 * writes people, then purchases, and takes profiles and transitions of nobody away at the end.
 */
const LOCKS = [
  ...NO_WRITERS,
  `ALTER TABLE "retention_fit" ADD COLUMN "gap_counts" jsonb`,
  `LOCK TABLE "retention_person", "retention_purchase", "retention_profile", "retention_transition"
    IN SHARE ROW EXCLUSIVE MODE`,
]

const UP = [
  ...LOCKS,
  `CREATE TABLE "retention_tally" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "tier" text,
    "stage" text NOT NULL,
    "people" integer NOT NULL,
    "purchases" bigint NOT NULL,
    "revenue" numeric NOT NULL,
    CONSTRAINT "retention_tally_pkey" PRIMARY KEY ("id")
  )`,
  // The path is pinned: a restore of the data alone runs with an empty one.
  `CREATE FUNCTION "retention_keep_tally"() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    AS $$
    BEGIN
      CASE TG_OP
        WHEN 'INSERT' THEN ${deltas(`${COME} new_rows`)};
        WHEN 'UPDATE' THEN ${deltas(`${COME} new_rows UNION ALL ${GONE} old_rows`)};
        WHEN 'DELETE' THEN ${deltas(`${GONE} old_rows`)};
        WHEN 'TRUNCATE' THEN
          -- Who folds is waited for: its sum would be missed by the deletion.
          LOCK TABLE retention_tally IN SHARE ROW EXCLUSIVE MODE;
          DELETE FROM retention_tally;
      END CASE;
      RETURN NULL;
    END
    $$`,
  `CREATE TRIGGER "retention_tally_insert" AFTER INSERT ON "retention_profile"
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION "retention_keep_tally"()`,
  `CREATE TRIGGER "retention_tally_update" AFTER UPDATE ON "retention_profile"
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION "retention_keep_tally"()`,
  `CREATE TRIGGER "retention_tally_delete" AFTER DELETE ON "retention_profile"
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION "retention_keep_tally"()`,
  `CREATE TRIGGER "retention_tally_truncate" AFTER TRUNCATE ON "retention_profile"
    FOR EACH STATEMENT EXECUTE FUNCTION "retention_keep_tally"()`,
  // Writers are shut out until all this is committed.
  deltas(`${COME} retention_profile`),

  `CREATE TABLE "retention_snapshot" (
    "day" date NOT NULL,
    "tier" text NOT NULL,
    "stage" text NOT NULL,
    "people" integer NOT NULL,
    "revenue" numeric,
    "revenue_365" numeric,
    "currency_code" text,
    "reconstructed" boolean NOT NULL,
    "taken_at" timestamptz NOT NULL,
    CONSTRAINT "retention_snapshot_pkey" PRIMARY KEY ("day", "tier", "stage")
  )`,
  `CREATE INDEX "retention_snapshot_taken_at" ON "retention_snapshot" ("taken_at")
    WHERE NOT "reconstructed"`,
  `CREATE TABLE "retention_redrawn_move" (
    "day" date NOT NULL,
    "from_stage" text NOT NULL,
    "to_stage" text NOT NULL,
    "people" integer NOT NULL,
    CONSTRAINT "retention_redrawn_move_pkey" PRIMARY KEY ("day", "from_stage", "to_stage")
  )`,

  `CREATE INDEX "retention_purchase_canceled" ON "retention_purchase" ("canceled_at")
    WHERE "canceled_at" IS NOT NULL`,
  // Covering, without first scorings and changes of the rules: who moved since some day is counted from this alone.
  `CREATE INDEX "retention_transition_moved" ON "retention_transition" ("occurred_at")
    INCLUDE ("kind", "from_value", "to_value", "person_id")
    WHERE "cause" NOT IN ('backfill', 'fit', 'policy') AND "from_value" IS NOT NULL AND "to_value" IS NOT NULL`,
]

const DOWN = [
  // What was redrawn goes with its table; the next time it must be drawn anew.
  `DELETE FROM "retention_watermark" WHERE "name" = 'redrawn'`,
  `DROP INDEX "retention_transition_moved"`,
  `DROP INDEX "retention_purchase_canceled"`,
  `ALTER TABLE "retention_fit" DROP COLUMN "gap_counts"`,
  `DROP TABLE "retention_redrawn_move"`,
  `DROP TABLE "retention_snapshot"`,
  `DROP TRIGGER "retention_tally_insert" ON "retention_profile"`,
  `DROP TRIGGER "retention_tally_update" ON "retention_profile"`,
  `DROP TRIGGER "retention_tally_delete" ON "retention_profile"`,
  `DROP TRIGGER "retention_tally_truncate" ON "retention_profile"`,
  `DROP FUNCTION "retention_keep_tally"()`,
  `DROP TABLE "retention_tally"`,
]
