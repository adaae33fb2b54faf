import { StatementsMigration } from "./statements-migration"

/** The first tables: who, what they bought, what follows from it, and by which rules. */
export class CreateRetention1763800000000 extends StatementsMigration {
  name = "CreateRetention1763800000000"
  protected forth = UP
  protected back = TABLES.map((table) => `DROP TABLE "${table}"`)
}

const TABLES = [
  "retention_watermark",
  "retention_problem",
  "retention_policy",
  "retention_fit",
  "retention_transition",
  "retention_profile",
  "retention_purchase_line",
  "retention_purchase",
  "retention_identity",
  "retention_person",
]

const UP = [
  `CREATE TABLE "retention_person" (
    "id" text NOT NULL,
    "email" text NOT NULL,
    "first_name" text,
    "last_name" text,
    "has_account" boolean NOT NULL DEFAULT false,
    "registered_at" timestamptz,
    CONSTRAINT "retention_person_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE UNIQUE INDEX "retention_person_email_unique" ON "retention_person" ("email")`,

  `CREATE TABLE "retention_identity" (
    "customer_id" text NOT NULL,
    "person_id" text NOT NULL,
    "email" text NOT NULL,
    "first_name" text,
    "last_name" text,
    "has_account" boolean NOT NULL,
    "customer_created_at" timestamptz NOT NULL,
    CONSTRAINT "retention_identity_pkey" PRIMARY KEY ("customer_id")
  )`,
  `CREATE INDEX "retention_identity_person_id" ON "retention_identity" ("person_id")`,

  `CREATE TABLE "retention_purchase" (
    "order_id" text NOT NULL,
    "display_id" integer,
    "person_id" text NOT NULL,
    "customer_id" text,
    "email" text,
    "created_at" timestamptz NOT NULL,
    "canceled_at" timestamptz,
    "currency_code" text NOT NULL,
    "net_amount" numeric NOT NULL,
    "total" numeric NOT NULL,
    "discount_total" numeric NOT NULL,
    "promotions" jsonb NOT NULL,
    "country_code" text,
    "sales_channel_id" text,
    "source_version" integer NOT NULL,
    "source_updated_at" timestamptz NOT NULL,
    CONSTRAINT "retention_purchase_pkey" PRIMARY KEY ("order_id")
  )`,
  // Covering: scoring reads the whole ledger of a person from this index alone, newest first,
  // which is the order its one window function needs, so nothing is sorted.
  `CREATE INDEX "retention_purchase_scoring" ON "retention_purchase" ("person_id", "created_at" DESC)
    INCLUDE ("canceled_at", "currency_code", "net_amount")`,
  `CREATE INDEX "retention_purchase_created_at" ON "retention_purchase" ("created_at")`,
  `CREATE INDEX "retention_purchase_customer_id" ON "retention_purchase" ("customer_id")`,

  `CREATE TABLE "retention_purchase_line" (
    "id" text NOT NULL,
    "order_id" text NOT NULL,
    "product_id" text,
    "variant_id" text,
    "title" text NOT NULL,
    "quantity" numeric NOT NULL,
    "amount" numeric NOT NULL,
    CONSTRAINT "retention_purchase_line_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE INDEX "retention_purchase_line_order_id" ON "retention_purchase_line" ("order_id")`,
  `CREATE INDEX "retention_purchase_line_product_id" ON "retention_purchase_line" ("product_id")`,

  `CREATE TABLE "retention_profile" (
    "person_id" text NOT NULL,
    "tier" text,
    "tier_target" text,
    "downgrade_since" timestamptz,
    "previous_tier" text,
    "tier_changed_at" timestamptz NOT NULL,
    "stage" text NOT NULL,
    "previous_stage" text,
    "stage_changed_at" timestamptz NOT NULL,
    "slowing" boolean NOT NULL DEFAULT false,
    "purchase_count" integer NOT NULL DEFAULT 0,
    "purchase_days" integer NOT NULL DEFAULT 0,
    "first_purchase_at" timestamptz,
    "last_purchase_at" timestamptz,
    "reactivated_at" timestamptz,
    "total_revenue" numeric NOT NULL DEFAULT 0,
    "window_revenue" numeric,
    "window_purchase_days" integer,
    "basket" numeric,
    "average_order_value" numeric,
    "median_gap_days" numeric,
    "rfm_r" smallint,
    "rfm_f" smallint,
    "rfm_m" smallint,
    "rfm_group" text,
    "next_stage_at" timestamptz,
    "next_change_at" timestamptz,
    CONSTRAINT "retention_profile_pkey" PRIMARY KEY ("person_id")
  )`,
  `CREATE INDEX "retention_profile_tier_stage" ON "retention_profile" ("tier", "stage")`,
  `CREATE INDEX "retention_profile_last_purchase_at" ON "retention_profile" ("last_purchase_at")`,
  `CREATE INDEX "retention_profile_total_revenue" ON "retention_profile" ("total_revenue")`,
  // Partial: the sweep asks only for what is due, and the lost are never due.
  `CREATE INDEX "retention_profile_next_change_at" ON "retention_profile" ("next_change_at")
    WHERE "next_change_at" IS NOT NULL`,

  `CREATE TABLE "retention_transition" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "person_id" text NOT NULL,
    "kind" text NOT NULL,
    "from_value" text,
    "to_value" text,
    "cause" text NOT NULL,
    "occurred_at" timestamptz NOT NULL,
    "run_id" text NOT NULL,
    CONSTRAINT "retention_transition_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE INDEX "retention_transition_person_id" ON "retention_transition" ("person_id", "occurred_at")`,
  `CREATE INDEX "retention_transition_occurred_at" ON "retention_transition" ("occurred_at")`,
  `CREATE INDEX "retention_transition_run_id" ON "retention_transition" ("run_id")`,

  `CREATE TABLE "retention_fit" (
    "id" text NOT NULL,
    "fitted_at" timestamptz NOT NULL,
    "policy_version" integer NOT NULL,
    "cause" text NOT NULL,
    "limits_refitted" boolean NOT NULL,
    "buyers" integer NOT NULL,
    "gaps" integer NOT NULL,
    "history_days" integer NOT NULL,
    "high_value_cut" numeric,
    "mid_value_cut" numeric,
    "median_basket" numeric,
    "limits" jsonb NOT NULL,
    "raw_limits" jsonb,
    "method" text NOT NULL,
    "silence_cuts" jsonb NOT NULL,
    "frequency_cuts" jsonb NOT NULL,
    "monetary_cuts" jsonb NOT NULL,
    "backtest" jsonb,
    CONSTRAINT "retention_fit_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE INDEX "retention_fit_fitted_at" ON "retention_fit" ("fitted_at")`,

  `CREATE TABLE "retention_policy" (
    "version" integer NOT NULL,
    "settings" jsonb NOT NULL,
    "created_at" timestamptz NOT NULL,
    "created_by" text,
    "note" text,
    CONSTRAINT "retention_policy_pkey" PRIMARY KEY ("version")
  )`,

  `CREATE TABLE "retention_problem" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "kind" text NOT NULL,
    "subject_id" text NOT NULL,
    "details" jsonb NOT NULL,
    "first_seen_at" timestamptz NOT NULL,
    CONSTRAINT "retention_problem_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE UNIQUE INDEX "retention_problem_kind_subject_unique" ON "retention_problem" ("kind", "subject_id")`,
  `CREATE INDEX "retention_problem_subject_id" ON "retention_problem" ("subject_id")`,

  `CREATE TABLE "retention_watermark" (
    "name" text NOT NULL,
    "value" jsonb NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "retention_watermark_pkey" PRIMARY KEY ("name")
  )`,
]
