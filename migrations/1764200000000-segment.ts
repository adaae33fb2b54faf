import { StatementsMigration } from "./statements-migration"

/** Who is meant: rules, who is in by them, who came and went, and how many on which day. */
export class Segment1764200000000 extends StatementsMigration {
  name = "Segment1764200000000"
  protected forth = UP
  protected back = DOWN
}

const UP = [
  `CREATE TABLE "retention_segment" (
    "id" text NOT NULL,
    "name" text NOT NULL,
    "description" text,
    "rule" jsonb NOT NULL,
    "rule_revision" integer NOT NULL,
    "preset" text,
    "status" text NOT NULL,
    "problem" jsonb,
    "members" integer NOT NULL DEFAULT 0,
    "revenue" numeric,
    "currency_code" text,
    "evaluated_at" timestamptz,
    "evaluated_revision" integer,
    "evaluated_policy_version" integer,
    "measured_at" timestamptz,
    "archived_at" timestamptz,
    "created_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "retention_segment_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE UNIQUE INDEX "retention_segment_name" ON "retention_segment" (lower("name"))
    WHERE "status" = 'active'`,
  `CREATE TABLE "retention_segment_member" (
    "segment_id" text NOT NULL,
    "person_id" text NOT NULL,
    "entered_at" timestamptz NOT NULL,
    "cause" text NOT NULL,
    CONSTRAINT "retention_segment_member_pkey" PRIMARY KEY ("segment_id", "person_id")
  )`,
  `CREATE INDEX "retention_segment_member_person_id" ON "retention_segment_member" ("person_id")`,
  // Newest first, a page at a time.
  `CREATE INDEX "retention_segment_member_entered_at"
    ON "retention_segment_member" ("segment_id", "entered_at", "person_id")`,
  `CREATE TABLE "retention_segment_move" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "segment_id" text NOT NULL,
    "person_id" text NOT NULL,
    "kind" text NOT NULL,
    "occurred_at" timestamptz NOT NULL,
    "entered_at" timestamptz,
    "cause" text NOT NULL,
    "run_id" text NOT NULL,
    CONSTRAINT "retention_segment_move_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE INDEX "retention_segment_move_person_id" ON "retention_segment_move" ("person_id")`,
  // What is counted, shown and told; edits of a rule, which may be a whole shop's, are not in them.
  `CREATE INDEX "retention_segment_move_told" ON "retention_segment_move" ("segment_id", "id")
    INCLUDE ("kind") WHERE "cause" IN ('change', 'night')`,
  `CREATE INDEX "retention_segment_move_run_id" ON "retention_segment_move" ("run_id", "id")
    WHERE "cause" IN ('change', 'night')`,
  `CREATE TABLE "retention_segment_day" (
    "segment_id" text NOT NULL,
    "day" date NOT NULL,
    "people" integer NOT NULL,
    "revenue" numeric,
    "currency_code" text,
    "entered" integer NOT NULL DEFAULT 0,
    "exited" integer NOT NULL DEFAULT 0,
    CONSTRAINT "retention_segment_day_pkey" PRIMARY KEY ("segment_id", "day")
  )`,
  `CREATE TABLE "retention_unsegmented" (
    "person_id" text NOT NULL,
    CONSTRAINT "retention_unsegmented_pkey" PRIMARY KEY ("person_id")
  )`,
]

const DOWN = [
  // Whoever comes back has the ready-made ones again.
  `DELETE FROM "retention_watermark" WHERE "name" = 'segment_presets'`,
  `DROP TABLE "retention_unsegmented"`,
  `DROP TABLE "retention_segment_day"`,
  `DROP TABLE "retention_segment_move"`,
  `DROP TABLE "retention_segment_member"`,
  `DROP TABLE "retention_segment"`,
]
