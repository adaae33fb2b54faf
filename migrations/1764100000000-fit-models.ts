import { StatementsMigration } from "./statements-migration"

/** The fits of the models of repeat purchases and spend. */
export class FitModels1764100000000 extends StatementsMigration {
  name = "FitModels1764100000000"
  protected forth = UP
  protected back = DOWN
}

const UP = [
  `CREATE TABLE "retention_model_fit" (
    "id" text NOT NULL,
    "fitted_at" timestamptz NOT NULL,
    "policy_version" integer NOT NULL,
    "model" text NOT NULL,
    "model_version" integer NOT NULL,
    "time_unit" text NOT NULL,
    "time_zone" text NOT NULL,
    "currency_code" text NOT NULL,
    "data_from" date,
    "data_until" date,
    "history_days" integer NOT NULL,
    "buyers" integer NOT NULL,
    "repeat_buyers" integer NOT NULL,
    "tuples" integer NOT NULL,
    "status" text NOT NULL,
    "refusal" text,
    "iterations" integer NOT NULL,
    "params" jsonb,
    "standard_errors" jsonb,
    "log_likelihood" double precision,
    "poisson_gamma" jsonb,
    "likelihood_gain" double precision,
    "spend" jsonb NOT NULL,
    "gate" jsonb NOT NULL,
    "calibration" jsonb NOT NULL,
    "tracking" jsonb,
    CONSTRAINT "retention_model_fit_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE INDEX "retention_model_fit_fitted_at" ON "retention_model_fit" ("fitted_at")`,
]

const DOWN = [
  `DROP TABLE "retention_model_fit"`,
  // Whoever comes back to this version finds the models due.
  `DELETE FROM "retention_watermark" WHERE "name" = 'models'`,
]
