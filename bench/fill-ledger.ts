import type { Client } from "pg"

/** Purchases per person on average. */
const PURCHASES_PER_PERSON = 5

/**
 * Fills persons and purchases in SQL: three years, two currencies, 2 % cancelled, and few people
 * buying much (a power of a uniform), so that some have one purchase and some hundreds.
 *
 * @param options.records whether purchases name the customer record that placed them
 */
export async function fillLedger(
  client: Client,
  people: number,
  { records = false }: { readonly records?: boolean } = {}
): Promise<void> {
  await client.query("SET synchronous_commit = off")
  await client.query("SELECT setseed(0.42)")
  await client.query(
    `INSERT INTO retention_person (id, email, has_account)
     SELECT 'rper_' || lpad(i::text, 26, '0'), 'p' || i || '@example.com', TRUE
       FROM generate_series(1, $1::integer) i`,
    [people]
  )
  await client.query(
    `INSERT INTO retention_purchase
            (order_id, person_id, customer_id, created_at, canceled_at, currency_code, net_amount,
             total, discount_total, promotions, country_code, source_version, source_updated_at)
     SELECT 'order_' || lpad(i::text, 26, '0'),
            'rper_' || buyer,
            CASE WHEN $3::boolean THEN 'cus_' || buyer END,
            at,
            CASE WHEN random() < 0.02 THEN at + interval '1 hour' END,
            CASE WHEN random() < 0.9 THEN 'usd' ELSE 'eur' END,
            round(exp(random() * 2 + 3)::numeric, 2),
            100, 0, '[]', (ARRAY['us', 'us', 'us', 'de', 'de', 'gb', 'fr', 'ca', 'at', 'cn'])[1 + i % 10],
            1, at
       FROM (SELECT i,
                    lpad((1 + floor($1::integer * power(random(), 2.2)))::integer::text, 26, '0') AS buyer,
                    now() - random() * interval '1100 days' AS at
               FROM generate_series(1, $2::integer) i) drawn`,
    [people, people * PURCHASES_PER_PERSON, records]
  )
  await client.query("VACUUM ANALYZE retention_person")
  await client.query("VACUUM ANALYZE retention_purchase")
}
