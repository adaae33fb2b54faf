import { NO_WRITERS, StatementsMigration } from "./statements-migration"

/** What people like, when they buy, and why they may have left; and what that is read from. */
export class Portray1764100002000 extends StatementsMigration {
  name = "Portray1764100002000"
  protected forth = UP
  protected back = DOWN
}

const UP = [
  ...NO_WRITERS,
  // Null where an order was read by an earlier version; the hourly reconcile reads it again.
  `ALTER TABLE "retention_purchase"
    ADD COLUMN "paid_total" numeric,
    ADD COLUMN "refunded_total" numeric,
    ADD COLUMN "returned_quantity" numeric,
    ADD COLUMN "fulfilled_at" timestamptz,
    ADD COLUMN "shipped_at" timestamptz,
    ADD COLUMN "delivered_at" timestamptz`,
  // The hourly reconcile reads all products again.
  `ALTER TABLE "retention_product" ADD COLUMN "own_category_ids" text[] NOT NULL DEFAULT '{}'`,
  `CREATE TABLE "retention_portrait" (
    "person_id" text NOT NULL,
    "purchases" integer NOT NULL,
    "discounted_purchases" integer NOT NULL,
    "discount_affinity" numeric,
    "favourite_category_id" text,
    "favourite_product_ids" text[] NOT NULL,
    "preferred_weekday" smallint,
    "preferred_hour" smallint,
    "country_code" text,
    "time_zone" text NOT NULL,
    "time_zone_from" text NOT NULL,
    "usual_basket" numeric,
    "currency_code" text NOT NULL,
    "usual_items" numeric,
    "signals" text[] NOT NULL,
    "evidence" jsonb NOT NULL,
    CONSTRAINT "retention_portrait_pkey" PRIMARY KEY ("person_id")
  )`,
  // A stored policy is complete at any time: what is new stands at its default.
  `UPDATE "retention_policy" SET "settings" = '{
    "portrait": {
      "late_after_days": 7,
      "refunded_share": 0.2,
      "gift_seasons": [{ "from": "11-15", "to": "12-24" }]
    }
  }'::jsonb || "settings"`,
]

const DOWN = [
  ...NO_WRITERS,
  // Whoever comes back to this version has all orders read again.
  `UPDATE "retention_watermark"
      SET "value" = "value" #- '{reading}' #- '{window,reading}'
    WHERE "name" = 'reconcile_slow'`,
  `UPDATE "retention_policy" SET "settings" = "settings" - 'portrait'`,
  `DROP TABLE "retention_portrait"`,
  `ALTER TABLE "retention_product" DROP COLUMN "own_category_ids"`,
  `ALTER TABLE "retention_purchase"
    DROP COLUMN "delivered_at",
    DROP COLUMN "shipped_at",
    DROP COLUMN "fulfilled_at",
    DROP COLUMN "returned_quantity",
    DROP COLUMN "refunded_total",
    DROP COLUMN "paid_total"`,
]
