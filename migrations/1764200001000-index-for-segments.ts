import { NO_WRITERS, StatementsMigration } from "./statements-migration"

/** What ready-made segments would otherwise read whole tables for. */
export class IndexForSegments1764200001000 extends StatementsMigration {
  name = "IndexForSegments1764200001000"
  protected forth = UP
  protected back = DOWN
}

const UP = [
  ...NO_WRITERS,
  // The tier alone: few values pack into a tenth of what ids would make of it, and every scoring
  // that writes a profile writes here too.
  `CREATE INDEX "retention_profile_tier" ON "retention_profile" ("tier")`,
  // Partial: few are, and a query for them names the flag itself.
  `CREATE INDEX "retention_profile_slowing" ON "retention_profile" ("stage", "person_id")
    WHERE "slowing"`,
  `CREATE INDEX "retention_portrait_signals" ON "retention_portrait" USING gin ("signals")`,
  `CREATE INDEX "retention_prediction_next_purchase_at"
    ON "retention_prediction" ("next_purchase_at")`,
]

const DOWN = [
  ...NO_WRITERS,
  `DROP INDEX "retention_prediction_next_purchase_at"`,
  `DROP INDEX "retention_portrait_signals"`,
  `DROP INDEX "retention_profile_slowing"`,
  `DROP INDEX "retention_profile_tier"`,
]
