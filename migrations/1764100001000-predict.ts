import { StatementsMigration } from "./statements-migration"

/** What the model in force expects of each buyer, and the rate it counts later money by. */
export class Predict1764100001000 extends StatementsMigration {
  name = "Predict1764100001000"
  protected forth = UP
  protected back = DOWN
}

const UP = [
  `CREATE TABLE "retention_prediction" (
    "person_id" text NOT NULL,
    "model_fit_id" text NOT NULL,
    "predicted_at" timestamptz NOT NULL,
    "currency_code" text NOT NULL,
    "chance_30" double precision NOT NULL,
    "chance_90" double precision NOT NULL,
    "chance_365" double precision NOT NULL,
    "expected_purchases" double precision NOT NULL,
    "expected_spend" numeric,
    "clv" numeric,
    "clv_margin" numeric,
    "next_purchase_at" timestamptz,
    "next_purchase_from" timestamptz,
    "next_purchase_until" timestamptz,
    "frequency" integer NOT NULL,
    "recency_days" integer NOT NULL,
    "age_days" integer NOT NULL,
    "spend_count" integer NOT NULL,
    "spend_mean" numeric,
    "horizon_days" integer NOT NULL,
    "annual_discount_rate" double precision NOT NULL,
    "margin" double precision,
    CONSTRAINT "retention_prediction_pkey" PRIMARY KEY ("person_id")
  )`,
  // A stored policy is complete at any time: what is new stands at its default.
  `UPDATE "retention_policy" SET "settings" = '{"annual_discount_rate": 0.1}'::jsonb || "settings"`,
]

const DOWN = [
  `UPDATE "retention_policy" SET "settings" = "settings" - 'annual_discount_rate'`,
  `DROP TABLE "retention_prediction"`,
]
