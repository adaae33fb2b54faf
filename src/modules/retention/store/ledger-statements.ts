import type { EntityManager } from "typeorm"
import type { RetentionPurchase, RetentionPurchaseLine } from "../entities"
import { columnOf, unnestRows, type Columns } from "./ledger-unnest"
import { forgetUnbought } from "./product-statements"

const PURCHASE_COLUMNS: Columns<RetentionPurchase> = [
  ["order_id", "text"],
  ["display_id", "integer"],
  ["person_id", "text"],
  ["customer_id", "text"],
  ["email", "text"],
  ["created_at", "timestamptz"],
  ["canceled_at", "timestamptz"],
  ["currency_code", "text"],
  ["net_amount", "numeric"],
  ["total", "numeric"],
  ["discount_total", "numeric"],
  ["paid_total", "numeric"],
  ["refunded_total", "numeric"],
  ["returned_quantity", "numeric"],
  ["fulfilled_at", "timestamptz"],
  ["shipped_at", "timestamptz"],
  ["delivered_at", "timestamptz"],
  ["promotions", "jsonb"],
  ["country_code", "text"],
  ["sales_channel_id", "text"],
  ["metadata", "jsonb"],
  ["source_version", "integer"],
  ["source_updated_at", "timestamptz"],
]

const LINE_COLUMNS: Columns<RetentionPurchaseLine> = [
  ["id", "text"],
  ["order_id", "text"],
  ["product_id", "text"],
  ["variant_id", "text"],
  ["title", "text"],
  ["quantity", "numeric"],
  ["amount", "numeric"],
]

/** What a ledger row said before it is written again. */
export type StoredPurchase = Pick<
  RetentionPurchase,
  "order_id" | "person_id" | "canceled_at" | "net_amount" | "source_updated_at"
>

/** Rows of the given orders as they stand. */
export function storedPurchases(manager: EntityManager, orderIds: readonly string[]) {
  return manager.query<StoredPurchase[]>(
    `SELECT order_id, person_id, canceled_at, net_amount, source_updated_at
     FROM retention_purchase WHERE order_id = ANY($1::text[])`,
    [orderIds]
  )
}

/** Writes rows that are new or differ. @returns the orders written */
export async function upsertPurchases(
  manager: EntityManager,
  rows: readonly RetentionPurchase[]
): Promise<string[]> {
  const set = unnestRows(rows, PURCHASE_COLUMNS, "o")
  const names = PURCHASE_COLUMNS.map(([name]) => name)
  const others = names.filter((name) => name !== "order_id")
  const written = await manager.query<{ order_id: string }[]>(
    `WITH written AS (
       INSERT INTO retention_purchase AS u (${names.join(", ")})
       SELECT ${PURCHASE_COLUMNS.map((column) => columnOf("o", column)).join(", ")} FROM ${set.from}
       ON CONFLICT (order_id) DO UPDATE SET
         ${others.map((name) => `${name} = excluded.${name}`).join(", ")}
       WHERE (${others.map((name) => `u.${name}`).join(", ")}) IS DISTINCT FROM
         (${others.map((name) => `excluded.${name}`).join(", ")})
       RETURNING order_id
     )
     SELECT order_id FROM written`,
    set.params
  )
  return written.map(({ order_id }) => order_id)
}

/**
 * Makes the lines of the given orders those given, touching only what differs. Products that
 * nobody bought then are forgotten.
 * @returns how many lines were written or removed
 */
export async function replaceLines(
  manager: EntityManager,
  orderIds: readonly string[],
  lines: readonly RetentionPurchaseLine[]
): Promise<number> {
  const set = unnestRows(lines, LINE_COLUMNS, "l", 2)
  const names = LINE_COLUMNS.map(([name]) => name)
  const others = names.filter((name) => name !== "id")
  const [row] = await manager.query<{ changed: number; dropped: string[] | null }[]>(
    `WITH wanted AS MATERIALIZED (SELECT * FROM ${set.from}),
     dropped AS (
       SELECT DISTINCT p.product_id FROM retention_purchase_line p
       WHERE p.order_id = ANY($1::text[]) AND p.product_id IS NOT NULL
         AND NOT EXISTS (SELECT FROM wanted WHERE wanted.product_id = p.product_id)
     ), gone AS (
       DELETE FROM retention_purchase_line p
       WHERE p.order_id = ANY($1::text[])
         AND NOT EXISTS (SELECT FROM wanted WHERE wanted.id = p.id)
       RETURNING p.id
     ), written AS (
       INSERT INTO retention_purchase_line AS p (${names.join(", ")})
       SELECT ${names.join(", ")} FROM wanted
       ON CONFLICT (id) DO UPDATE SET
         ${others.map((name) => `${name} = excluded.${name}`).join(", ")}
       WHERE (${others.map((name) => `p.${name}`).join(", ")}) IS DISTINCT FROM
         (${others.map((name) => `excluded.${name}`).join(", ")})
       RETURNING id
     )
     SELECT ((SELECT count(*) FROM gone) + (SELECT count(*) FROM written))::integer AS changed,
       (SELECT array_agg(product_id) FROM dropped) AS dropped`,
    [orderIds, ...set.params]
  )
  await forgetUnbought(manager, row?.dropped ?? [])
  return row?.changed ?? 0
}

/**
 * Takes orders out of the ledger, with their lines and the products that nobody bought then.
 * @returns those that were in it, with their owner
 */
export async function deletePurchases(
  manager: EntityManager,
  orderIds: readonly string[]
): Promise<{ order_id: string; person_id: string }[]> {
  if (orderIds.length === 0) {
    return []
  }
  const bought = await manager.query<{ product_id: string }[]>(
    `SELECT DISTINCT product_id FROM retention_purchase_line
     WHERE order_id = ANY($1::text[]) AND product_id IS NOT NULL`,
    [orderIds]
  )
  const gone = await manager.query<{ order_id: string; person_id: string }[]>(
    `WITH gone AS (
       DELETE FROM retention_purchase WHERE order_id = ANY($1::text[])
       RETURNING order_id, person_id
     ), lines AS (
       DELETE FROM retention_purchase_line WHERE order_id IN (SELECT order_id FROM gone)
     )
     SELECT order_id, person_id FROM gone`,
    [orderIds]
  )
  await forgetUnbought(
    manager,
    bought.map(({ product_id }) => product_id)
  )
  return gone
}

/** Rows of orders that these customer records placed. */
export function purchasesOfCustomers(manager: EntityManager, customerIds: readonly string[]) {
  return manager.query<
    Pick<RetentionPurchase, "order_id" | "person_id" | "customer_id" | "email" | "created_at">[]
  >(
    `SELECT order_id, person_id, customer_id, email, created_at
     FROM retention_purchase WHERE customer_id = ANY($1::text[])`,
    [customerIds]
  )
}

/** Gives rows to another person. */
export async function assignPurchases(
  manager: EntityManager,
  owners: readonly { order_id: string; person_id: string }[]
): Promise<void> {
  const set = unnestRows(
    owners,
    [
      ["order_id", "text"],
      ["person_id", "text"],
    ],
    "o"
  )
  await manager.query(
    `UPDATE retention_purchase u SET person_id = o.person_id
     FROM ${set.from} WHERE u.order_id = o.order_id AND u.person_id <> o.person_id`,
    set.params
  )
}
