import { onEachStatement, undo } from "./each-statement"
import { NO_WRITERS, StatementsMigration } from "./statements-migration"

/** Coupons: who has which, what is set aside for them, and what orders took off. */
export class Coupon1764300000000 extends StatementsMigration {
  name = "Coupon1764300000000"
  protected forth = UP
  protected back = DOWN
}

const shares = (rows: string, sign: 1 | -1) => `
  SELECT source_type, source_id,
         CASE WHEN state IN ('issuing', 'live') THEN ${sign} ELSE 0 END AS held,
         CASE WHEN state IN ('issuing', 'live') THEN ${sign} * reserved_amount ELSE 0 END AS reserved,
         CASE WHEN state = 'redeemed' THEN ${sign} ELSE 0 END AS used,
         ${sign} * discount_amount AS spent
    FROM ${rows}`

/** Adds to each source what changed, in the order of their keys. */
const count = (changes: string) => `
  WITH changed AS (
    SELECT source_type, source_id, sum(held)::integer AS held, sum(reserved) AS reserved,
           sum(used)::integer AS used, sum(spent) AS spent
      FROM (${changes}) AS share
     GROUP BY source_type, source_id
    HAVING sum(held) <> 0 OR sum(reserved) <> 0 OR sum(used) <> 0 OR sum(spent) <> 0
  ), locked AS MATERIALIZED (
    SELECT source.source_type, source.source_id
      FROM retention_coupon_source source
     WHERE (source.source_type, source.source_id) IN (SELECT source_type, source_id FROM changed)
     ORDER BY source.source_type, source.source_id
       FOR NO KEY UPDATE
  )
  UPDATE retention_coupon_source source
     SET reserved_amount = source.reserved_amount + changed.reserved,
         reserved_count = source.reserved_count + changed.held,
         spent_amount = source.spent_amount + changed.spent,
         spent_count = source.spent_count + changed.used
    FROM changed JOIN locked USING (source_type, source_id)
   WHERE source.source_type = changed.source_type AND source.source_id = changed.source_id`

/** Marks people for their segments, as `markUnsegmented` does. */
const segment = (people: string) => `
  INSERT INTO retention_unsegmented (person_id)
  SELECT DISTINCT person_id FROM (${people}) AS changed ORDER BY person_id
      ON CONFLICT (person_id) DO UPDATE SET person_id = excluded.person_id`

/** People of coupons of which something else changed than how far Medusa has been told. */
const CHANGED = `
  SELECT new_rows.person_id
    FROM new_rows JOIN old_rows USING (id)
   WHERE (new_rows.state, new_rows.reserved_amount, new_rows.discount_amount)
         IS DISTINCT FROM (old_rows.state, old_rows.reserved_amount, old_rows.discount_amount)`

const COUNTING = {
  // Nobody's segment asks for what is only about to be given.
  INSERT: `${count(shares("new_rows", 1))};
    ${segment("SELECT person_id FROM new_rows WHERE state <> 'issuing'")}`,
  UPDATE: `IF EXISTS (${CHANGED}) THEN
      ${count(`${shares("new_rows", 1)} UNION ALL ${shares("old_rows", -1)}`)};
      ${segment(CHANGED)};
    END IF`,
  DELETE: `${count(shares("old_rows", -1))};
    ${segment("SELECT person_id FROM old_rows")}`,
}

/** Notes the orders that carry a code of ours, or a promotion of ours that was renamed since. */
const unsettle = (orders: string) => `
  INSERT INTO retention_coupon_unsettled (order_id)
  SELECT DISTINCT changed.order_id
    FROM (${orders}) AS changed
   CROSS JOIN LATERAL jsonb_array_elements(changed.promotions) AS promotion
   WHERE EXISTS (
     SELECT FROM retention_coupon
      WHERE code = promotion ->> 'code' OR promotion_id = promotion ->> 'promotion_id')`

/** Those that carried one before they were edited, when they are cancelled. */
const CANCELLED = `
  INSERT INTO retention_coupon_unsettled (order_id)
  SELECT order_id FROM new_rows JOIN old_rows USING (order_id)
   WHERE new_rows.promotions = '[]'
     AND new_rows.canceled_at IS DISTINCT FROM old_rows.canceled_at
     AND EXISTS (SELECT FROM retention_coupon_redemption WHERE order_id = new_rows.order_id)`

const carrying = (rows: string) =>
  `SELECT order_id, promotions FROM ${rows} WHERE promotions <> '[]'`

const SETTLING = {
  INSERT: unsettle(carrying("new_rows")),
  UPDATE: `${unsettle(
    ["new_rows", "old_rows"]
      .map(
        (rows) => `SELECT order_id, ${rows}.promotions
          FROM new_rows JOIN old_rows USING (order_id)
         WHERE (new_rows.promotions, new_rows.canceled_at, new_rows.created_at, new_rows.currency_code)
               IS DISTINCT FROM
               (old_rows.promotions, old_rows.canceled_at, old_rows.created_at, old_rows.currency_code)
           AND ${rows}.promotions <> '[]'`
      )
      .join(" UNION ALL ")
  )};
    ${CANCELLED}`,
  DELETE: unsettle(carrying("old_rows")),
}

/** Notes people with coupons that are bound, or will be. */
const unbind = (people: string) => `
  INSERT INTO retention_coupon_unbound (person_id)
  SELECT DISTINCT changed.person_id
    FROM (${people}) AS changed
   WHERE EXISTS (
     SELECT FROM retention_coupon coupon
      WHERE coupon.person_id = changed.person_id
        AND (coupon.state IN ('issuing', 'live') OR coupon.emails <> '{}'))`

const BINDING = {
  INSERT: unbind("SELECT person_id FROM new_rows"),
  UPDATE: unbind(
    ["new_rows", "old_rows"]
      .map(
        (rows) => `SELECT ${rows}.person_id FROM new_rows JOIN old_rows USING (customer_id)
          WHERE (new_rows.person_id, new_rows.email)
                IS DISTINCT FROM (old_rows.person_id, old_rows.email)`
      )
      .join(" UNION ALL ")
  ),
  DELETE: unbind("SELECT person_id FROM old_rows"),
}

const UP = [
  // The triggers must not come between two writes of one who takes customer records or orders in.
  ...NO_WRITERS,
  `CREATE TABLE "retention_coupon_source" (
    "source_type" text NOT NULL,
    "source_id" text NOT NULL,
    "budget_amount" numeric,
    "budget_count" integer,
    "currency_code" text NOT NULL,
    "reserved_amount" numeric NOT NULL DEFAULT 0,
    "reserved_count" integer NOT NULL DEFAULT 0,
    "spent_amount" numeric NOT NULL DEFAULT 0,
    "spent_count" integer NOT NULL DEFAULT 0,
    "created_at" timestamptz NOT NULL,
    CONSTRAINT "retention_coupon_source_pkey" PRIMARY KEY ("source_type", "source_id")
  )`,
  `CREATE TABLE "retention_coupon" (
    "id" text NOT NULL,
    "code" text NOT NULL,
    "person_id" text NOT NULL,
    "source_type" text NOT NULL,
    "source_id" text NOT NULL,
    "step" text NOT NULL DEFAULT '',
    "offer" jsonb NOT NULL,
    "currency_code" text,
    "because" text,
    "run_id" text,
    "tier" text,
    "stage" text,
    "state" text NOT NULL,
    "state_reason" text,
    "starts_at" timestamptz,
    "ends_at" timestamptz NOT NULL,
    "issued_at" timestamptz NOT NULL,
    "live_at" timestamptz,
    "closed_at" timestamptz,
    "reserved_amount" numeric NOT NULL,
    "discount_amount" numeric NOT NULL DEFAULT 0,
    "replaces_id" text,
    "promotion_id" text,
    "medusa_campaign_id" text,
    "emails" text[] NOT NULL DEFAULT '{}',
    "altered" jsonb,
    "align_due_at" timestamptz,
    "align_attempts" integer NOT NULL DEFAULT 0,
    "problem" text,
    "revision" integer NOT NULL DEFAULT 1,
    "purged_at" timestamptz,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "retention_coupon_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE UNIQUE INDEX "retention_coupon_code_unique" ON "retention_coupon" ("code")`,
  // Whoever was never handed theirs may still get one.
  `CREATE UNIQUE INDEX "retention_coupon_once"
    ON "retention_coupon" ("source_type", "source_id", "step", "person_id")
    WHERE "state_reason" IS DISTINCT FROM 'withdrawn'`,
  // Two codes would add up in a cart.
  `CREATE UNIQUE INDEX "retention_coupon_held" ON "retention_coupon" ("person_id")
    WHERE "state" IN ('issuing', 'live')`,
  `CREATE INDEX "retention_coupon_due" ON "retention_coupon" ("align_due_at")
    WHERE "align_due_at" IS NOT NULL`,
  `CREATE INDEX "retention_coupon_ending" ON "retention_coupon" ("ends_at")
    WHERE "state" IN ('issuing', 'live')`,
  `CREATE INDEX "retention_coupon_purgeable" ON "retention_coupon" ("ends_at")
    WHERE "state" IN ('expired', 'revoked') AND "purged_at" IS NULL`,
  `CREATE INDEX "retention_coupon_person_id" ON "retention_coupon" ("person_id", "issued_at")`,
  `CREATE INDEX "retention_coupon_issued_at" ON "retention_coupon" ("issued_at", "id")`,
  `CREATE INDEX "retention_coupon_promotion_id" ON "retention_coupon" ("promotion_id")`,
  `CREATE TABLE "retention_coupon_redemption" (
    "coupon_id" text NOT NULL,
    "order_id" text NOT NULL,
    "amount" numeric NOT NULL,
    "currency_code" text NOT NULL,
    "base_amount" numeric,
    "redeemed_at" timestamptz NOT NULL,
    "canceled_at" timestamptz,
    "late" boolean NOT NULL,
    CONSTRAINT "retention_coupon_redemption_pkey" PRIMARY KEY ("coupon_id", "order_id")
  )`,
  `CREATE INDEX "retention_coupon_redemption_order_id"
    ON "retention_coupon_redemption" ("order_id")`,
  `CREATE TABLE "retention_coupon_unsettled" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "order_id" text NOT NULL,
    CONSTRAINT "retention_coupon_unsettled_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "retention_coupon_unbound" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "person_id" text NOT NULL,
    CONSTRAINT "retention_coupon_unbound_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "retention_coupon_run" (
    "id" text NOT NULL,
    "source_type" text NOT NULL,
    "source_id" text NOT NULL,
    "step" text NOT NULL DEFAULT '',
    "target" jsonb NOT NULL,
    "offer" jsonb NOT NULL,
    "starts_at" timestamptz,
    "ends_at" timestamptz NOT NULL,
    "because" text,
    "status" text NOT NULL,
    "cursor" text,
    "people" integer NOT NULL,
    "issued" integer NOT NULL DEFAULT 0,
    "reused" integer NOT NULL DEFAULT 0,
    "refused" integer NOT NULL DEFAULT 0,
    "actor" text,
    "problem" text,
    "lease_until" timestamptz,
    "created_at" timestamptz NOT NULL,
    "finished_at" timestamptz,
    CONSTRAINT "retention_coupon_run_pkey" PRIMARY KEY ("id")
  )`,
  `CREATE UNIQUE INDEX "retention_coupon_run_once"
    ON "retention_coupon_run" ("source_type", "source_id", "step")`,
  `CREATE INDEX "retention_coupon_run_created_at"
    ON "retention_coupon_run" ("created_at", "id")`,
  `CREATE TABLE "retention_coupon_refusal" (
    "run_id" text NOT NULL,
    "person_id" text NOT NULL,
    "reason" text NOT NULL,
    "detail" jsonb,
    "at" timestamptz NOT NULL,
    CONSTRAINT "retention_coupon_refusal_pkey" PRIMARY KEY ("run_id", "person_id")
  )`,
  `CREATE TABLE "retention_coupon_campaign" (
    "identifier" text NOT NULL,
    "starts_at" timestamptz,
    "ends_at" timestamptz NOT NULL,
    "medusa_campaign_id" text,
    "created_at" timestamptz NOT NULL,
    CONSTRAINT "retention_coupon_campaign_pkey" PRIMARY KEY ("identifier")
  )`,
  ...onEachStatement("retention_coupon", "retention_count_coupons", COUNTING),
  ...onEachStatement("retention_purchase", "retention_mark_unsettled", SETTLING),
  ...onEachStatement("retention_identity", "retention_mark_unbound", BINDING),
  // Policies of before get what offers go by.
  `UPDATE "retention_policy" SET "settings" = '{
    "offers": {
      "code_prefix": "BACK",
      "largest_discount": 0.3,
      "margin_guard": true,
      "rest_days": 180,
      "valid_days": 14,
      "budget": { "amount": null, "count": 1000 },
      "purge_after_days": 30
    }
  }'::jsonb || "settings"`,
]

const DOWN = [
  ...NO_WRITERS,
  `UPDATE "retention_policy" SET "settings" = "settings" - 'offers'`,
  ...undo("retention_identity", "retention_mark_unbound"),
  ...undo("retention_purchase", "retention_mark_unsettled"),
  ...undo("retention_coupon", "retention_count_coupons"),
  `DROP TABLE "retention_coupon_campaign"`,
  `DROP TABLE "retention_coupon_refusal"`,
  `DROP TABLE "retention_coupon_run"`,
  `DROP TABLE "retention_coupon_unbound"`,
  `DROP TABLE "retention_coupon_unsettled"`,
  `DROP TABLE "retention_coupon_redemption"`,
  `DROP TABLE "retention_coupon"`,
  `DROP TABLE "retention_coupon_source"`,
]
