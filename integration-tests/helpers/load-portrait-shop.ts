import type { DataSource } from "typeorm"
import { personId } from "./load-shop"
import type { PortraitShop } from "./portrait-arbitraries"

/** Replaces the shop in a test database by a drawn one; portraits stay as they were. */
export async function loadPortraitShop(
  dataSource: DataSource,
  { people, categories }: Pick<PortraitShop, "people" | "categories">
): Promise<void> {
  await dataSource.query(
    `TRUNCATE retention_person, retention_purchase, retention_purchase_line, retention_product`
  )
  await dataSource.query(
    `INSERT INTO retention_person (id, email)
     SELECT id, id || '@example.com' FROM unnest($1::text[]) AS id`,
    [people.map((_orders, index) => personId(index))]
  )
  const orders = people.flatMap((drawn, index) =>
    drawn.map(({ order_id, promotions, ...order }) => ({
      ...order,
      person_id: personId(index),
      order_id: `${order_id}_${personId(index)}`,
      promotions: Array.from({ length: promotions }, () => ({ code: "X" })),
    }))
  )
  await dataSource.query(
    `INSERT INTO retention_purchase
            (person_id, order_id, display_id, created_at, canceled_at, currency_code, net_amount,
             discount_total, promotions, country_code, paid_total, refunded_total,
             returned_quantity, fulfilled_at, shipped_at, delivered_at,
             total, source_version, source_updated_at)
     SELECT drawn.*, drawn.net_amount, 1, drawn.created_at
       FROM jsonb_to_recordset($1::jsonb)
         AS drawn (person_id text, order_id text, display_id integer, created_at timestamptz,
                   canceled_at timestamptz, currency_code text, net_amount numeric,
                   discount_total numeric, promotions jsonb, country_code text,
                   paid_total numeric, refunded_total numeric, returned_quantity numeric,
                   fulfilled_at timestamptz, shipped_at timestamptz, delivered_at timestamptz)`,
    [JSON.stringify(orders)]
  )
  const lines = orders.flatMap(({ order_id, lines: drawn }) =>
    drawn.map((line) => ({ ...line, order_id }))
  )
  await dataSource.query(
    `INSERT INTO retention_purchase_line (id, order_id, product_id, title, quantity, amount)
     SELECT 'ordli_' || row_number() OVER (), order_id, product_id, 'A line', quantity, amount
       FROM jsonb_to_recordset($1::jsonb)
         AS line (order_id text, product_id text, quantity numeric, amount numeric)`,
    [JSON.stringify(lines)]
  )
  await dataSource.query(
    `INSERT INTO retention_product (product_id, title, category_ids, own_category_ids)
     SELECT product_id, product_id, '{}', ARRAY(SELECT jsonb_array_elements_text(own))
       FROM jsonb_to_recordset($1::jsonb) AS product (product_id text, own jsonb)`,
    [JSON.stringify([...categories].map(([product_id, own]) => ({ product_id, own })))]
  )
}
