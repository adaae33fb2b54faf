import type { DataSource } from "typeorm"
import type { PersonCase, ShopCase } from "./arbitraries"

/** The person id of the drawn person at an index; ids sort as indices do. */
export function personId(index: number): string {
  return `rper_${String(index).padStart(3, "0")}`
}

/**
 * Replaces the shop in a test database by a drawn one, with profiles as some earlier scoring
 * left them: stale but for tier and grace, or missing.
 */
export async function loadShop(
  dataSource: DataSource,
  { people, now }: Pick<ShopCase, "people" | "now">
): Promise<void> {
  await dataSource.query(
    "TRUNCATE retention_person, retention_purchase, retention_profile, retention_transition"
  )
  await dataSource.query(
    `INSERT INTO retention_person (id, email)
     SELECT id, id || '@example.com' FROM unnest($1::text[]) AS id`,
    [people.map((_person, index) => personId(index))]
  )
  await insertPurchases(dataSource, people)
  await insertStored(dataSource, people, now)
}

async function insertPurchases(
  dataSource: DataSource,
  people: readonly PersonCase[]
): Promise<void> {
  const rows = people.flatMap(({ purchases }, index) =>
    purchases.map(({ at, ...purchase }) => ({
      ...purchase,
      created_at: at,
      person_id: personId(index),
    }))
  )
  await dataSource.query(
    `INSERT INTO retention_purchase
            (order_id, person_id, created_at, canceled_at, currency_code, net_amount,
             total, discount_total, promotions, source_version, source_updated_at)
     SELECT 'order_' || row_number() OVER (), person_id, created_at, canceled_at, currency_code,
            net_amount, net_amount, 0, '[]', 1, created_at
       FROM jsonb_to_recordset($1::jsonb)
         AS purchase (person_id text, created_at timestamptz, canceled_at timestamptz,
                      currency_code text, net_amount numeric)`,
    [JSON.stringify(rows)]
  )
}

/** People without a stored tier are half unknown, half known without one. */
async function insertStored(
  dataSource: DataSource,
  people: readonly PersonCase[],
  now: Date
): Promise<void> {
  const rows = people
    .map(({ stored }, index) => ({ ...stored, person_id: personId(index), index }))
    .filter(({ tier, index }) => tier !== null || index % 2 === 0)
  await dataSource.query(
    `INSERT INTO retention_profile
            (person_id, tier, downgrade_since, tier_changed_at, stage, stage_changed_at)
     SELECT person_id, tier, downgrade_since, $2, 'prospect', $2
       FROM jsonb_to_recordset($1::jsonb)
         AS stored (person_id text, tier text, downgrade_since timestamptz)`,
    [JSON.stringify(rows), now]
  )
}
