import { NO_WRITERS, StatementsMigration } from "./statements-migration"

/** Which customer groups segments fill, and what was done there. */
export class SyncGroups1764200002000 extends StatementsMigration {
  name = "SyncGroups1764200002000"
  protected forth = UP
  protected back = DOWN
}

const trigger = (operation: "INSERT" | "UPDATE" | "DELETE", tables: string) =>
  `CREATE TRIGGER "retention_identity_unsynced_${operation.toLowerCase()}"
    AFTER ${operation} ON "retention_identity" REFERENCING ${tables}
    FOR EACH STATEMENT EXECUTE FUNCTION "retention_mark_unsynced"()`

const UP = [
  // The triggers must not come between two writes of one who takes customer records in.
  ...NO_WRITERS,
  `CREATE TABLE "retention_segment_group" (
    "segment_id" text NOT NULL,
    "customer_group_id" text NOT NULL,
    "enabled" boolean NOT NULL,
    "include_guests" boolean NOT NULL DEFAULT false,
    "status" text NOT NULL,
    "problem" jsonb,
    "asked" bigint NOT NULL DEFAULT 0,
    "synced_at" timestamptz,
    "compared_at" timestamptz,
    "created_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "retention_segment_group_pkey" PRIMARY KEY ("segment_id")
  )`,
  `CREATE UNIQUE INDEX "retention_segment_group_customer_group_id_unique"
    ON "retention_segment_group" ("customer_group_id")`,
  `CREATE TABLE "retention_segment_group_member" (
    "segment_id" text NOT NULL,
    "customer_id" text NOT NULL,
    "state" text NOT NULL,
    "at" timestamptz NOT NULL,
    CONSTRAINT "retention_segment_group_member_pkey" PRIMARY KEY ("segment_id", "customer_id")
  )`,
  `CREATE INDEX "retention_segment_group_member_customer_id"
    ON "retention_segment_group_member" ("customer_id")`,
  `CREATE TABLE "retention_unsynced" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "customer_id" text NOT NULL,
    CONSTRAINT "retention_unsynced_pkey" PRIMARY KEY ("id")
  )`,
  // Appends only: two who mark the same record wait for nobody. The path is pinned: a restore of
  // the data alone runs with an empty one. What we did with a record goes with the record.
  `CREATE FUNCTION "retention_mark_unsynced"() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        DELETE FROM retention_segment_group_member
         WHERE customer_id IN (SELECT customer_id FROM old_rows);
      ELSIF NOT EXISTS (SELECT FROM retention_segment_group WHERE enabled) THEN
        RETURN NULL;
      ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO retention_unsynced (customer_id) SELECT customer_id FROM new_rows;
      ELSE
        INSERT INTO retention_unsynced (customer_id)
        SELECT customer_id
          FROM new_rows
          JOIN old_rows USING (customer_id)
         WHERE (new_rows.person_id, new_rows.has_account, new_rows.group_ids)
               IS DISTINCT FROM (old_rows.person_id, old_rows.has_account, old_rows.group_ids);
      END IF;
      RETURN NULL;
    END
    $$`,
  trigger("INSERT", "NEW TABLE AS new_rows"),
  trigger("UPDATE", "OLD TABLE AS old_rows NEW TABLE AS new_rows"),
  trigger("DELETE", "OLD TABLE AS old_rows"),
]

const DOWN = [
  `DROP TRIGGER "retention_identity_unsynced_insert" ON "retention_identity"`,
  `DROP TRIGGER "retention_identity_unsynced_update" ON "retention_identity"`,
  `DROP TRIGGER "retention_identity_unsynced_delete" ON "retention_identity"`,
  `DROP FUNCTION "retention_mark_unsynced"()`,
  `DROP TABLE "retention_unsynced"`,
  `DROP TABLE "retention_segment_group_member"`,
  `DROP TABLE "retention_segment_group"`,
]
