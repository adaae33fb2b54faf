import { StatementsMigration } from "./statements-migration"

/** What keeps the ledger in step with Medusa, and mirrors of what segments ask for. */
export class KeepInStep1763900000000 extends StatementsMigration {
  name = "KeepInStep1763900000000"
  protected forth = UP
  protected back = DOWN
}

const UP = [
  `CREATE SEQUENCE "retention_hint_mark"`,
  `CREATE TABLE "retention_hint" (
    "kind" text NOT NULL,
    "subject_id" text NOT NULL,
    "noted_at" timestamptz NOT NULL,
    "due_at" timestamptz NOT NULL,
    "failures" smallint NOT NULL DEFAULT 0,
    "mark" bigint NOT NULL,
    CONSTRAINT "retention_hint_pkey" PRIMARY KEY ("kind", "subject_id")
  )`,
  `CREATE INDEX "retention_hint_due_at" ON "retention_hint" ("due_at")`,

  `CREATE TABLE "retention_unscored" (
    "person_id" text NOT NULL,
    "cause" text NOT NULL,
    CONSTRAINT "retention_unscored_pkey" PRIMARY KEY ("person_id")
  )`,

  `CREATE TABLE "retention_product" (
    "product_id" text NOT NULL,
    "title" text NOT NULL,
    "handle" text,
    "thumbnail" text,
    "collection_id" text,
    "type_id" text,
    "category_ids" text[] NOT NULL,
    "deleted_at" timestamptz,
    CONSTRAINT "retention_product_pkey" PRIMARY KEY ("product_id")
  )`,

  `CREATE TABLE "retention_product_view" (
    "customer_id" text NOT NULL,
    "product_id" text NOT NULL,
    "viewed_at" timestamptz NOT NULL,
    CONSTRAINT "retention_product_view_pkey" PRIMARY KEY ("customer_id", "product_id")
  )`,

  `ALTER TABLE "retention_identity"
    ADD COLUMN "group_ids" text[] NOT NULL DEFAULT '{}',
    ADD COLUMN "membership_ids" text[] NOT NULL DEFAULT '{}',
    ADD COLUMN "metadata" jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN "last_seen_at" timestamptz`,
  `CREATE INDEX "retention_identity_group_ids" ON "retention_identity" USING gin ("group_ids")`,
  `CREATE INDEX "retention_identity_membership_ids"
    ON "retention_identity" USING gin ("membership_ids")`,
  `ALTER TABLE "retention_person" ADD COLUMN "last_seen_at" timestamptz`,
  `CREATE INDEX "retention_person_last_seen_at" ON "retention_person" ("last_seen_at")`,
  `ALTER TABLE "retention_purchase" ADD COLUMN "metadata" jsonb NOT NULL DEFAULT '{}'`,

  // A stored policy is complete at any time: what is new stands at its default.
  `UPDATE "retention_policy" SET "settings" = '{
    "mirror": { "customer_metadata": [], "order_metadata": [] },
    "seen": { "storefront": false }
  }'::jsonb || "settings"`,
]

const DOWN = [
  `UPDATE "retention_policy" SET "settings" = "settings" - 'mirror' - 'seen'`,
  `ALTER TABLE "retention_purchase" DROP COLUMN "metadata"`,
  `ALTER TABLE "retention_person" DROP COLUMN "last_seen_at"`,
  `ALTER TABLE "retention_identity"
    DROP COLUMN "group_ids", DROP COLUMN "membership_ids", DROP COLUMN "metadata", DROP COLUMN "last_seen_at"`,
  `DROP TABLE "retention_product_view"`,
  `DROP TABLE "retention_product"`,
  `DROP TABLE "retention_unscored"`,
  `DROP TABLE "retention_hint"`,
  `DROP SEQUENCE "retention_hint_mark"`,
]
