import type { EntityManager } from "typeorm"
import type { RetentionProduct } from "../entities"
import { columnOf, unnestRows, type Columns } from "./ledger-unnest"

const PRODUCT_COLUMNS: Columns<RetentionProduct> = [
  ["product_id", "text"],
  ["title", "text"],
  ["handle", "text"],
  ["thumbnail", "text"],
  ["collection_id", "text"],
  ["type_id", "text"],
  ["category_ids", "text[]"],
  ["own_category_ids", "text[]"],
  ["deleted_at", "timestamptz"],
]

/** Those of the given products that are mirrored. */
export async function knownProducts(
  manager: EntityManager,
  productIds: readonly string[]
): Promise<string[]> {
  const rows = await manager.query<{ product_id: string }[]>(
    "SELECT product_id FROM retention_product WHERE product_id = ANY($1::text[])",
    [productIds]
  )
  return rows.map(({ product_id }) => product_id)
}

/**
 * Mirrors products that somebody bought; writes only what is new or differs.
 * @returns how many were written
 */
export async function upsertProducts(
  manager: EntityManager,
  products: readonly RetentionProduct[]
): Promise<number> {
  const set = unnestRows(products, PRODUCT_COLUMNS, "s")
  const names = PRODUCT_COLUMNS.map(([name]) => name)
  const others = names.filter((name) => name !== "product_id")
  const [row] = await manager.query<{ written: number }[]>(
    `WITH written AS (
       INSERT INTO retention_product AS p (${names.join(", ")})
       SELECT ${PRODUCT_COLUMNS.map((column) => columnOf("s", column)).join(", ")}
       FROM ${set.from}
       WHERE EXISTS (
         SELECT FROM retention_purchase_line bought WHERE bought.product_id = s.product_id)
       ON CONFLICT (product_id) DO UPDATE SET
         ${others.map((name) => `${name} = excluded.${name}`).join(", ")}
       WHERE (${others.map((name) => `p.${name}`).join(", ")}) IS DISTINCT FROM
         (${others.map((name) => `excluded.${name}`).join(", ")})
       RETURNING product_id
     )
     SELECT count(*)::integer AS written FROM written`,
    set.params
  )
  return row?.written ?? 0
}

/** Forgets products. @returns how many were there */
export async function deleteProducts(
  manager: EntityManager,
  productIds: readonly string[]
): Promise<number> {
  const [row] = await manager.query<{ gone: number }[]>(
    `WITH gone AS (
       DELETE FROM retention_product WHERE product_id = ANY($1::text[]) RETURNING product_id
     )
     SELECT count(*)::integer AS gone FROM gone`,
    [productIds]
  )
  return row?.gone ?? 0
}

/** Forgets those of the given products that no line names any more. */
export async function forgetUnbought(
  manager: EntityManager,
  productIds: readonly string[]
): Promise<void> {
  if (productIds.length > 0) {
    await manager.query(
      `DELETE FROM retention_product p
       WHERE p.product_id = ANY($1::text[]) AND NOT EXISTS (
         SELECT FROM retention_purchase_line bought WHERE bought.product_id = p.product_id)`,
      [productIds]
    )
  }
}

/** A page of the products that are mirrored or that somebody bought, in the order of ids. */
export async function productIdsAfter(
  manager: EntityManager,
  { after, limit }: { readonly after: string; readonly limit: number }
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM (
       (SELECT product_id AS id FROM retention_product
        WHERE product_id > $1 ORDER BY 1 LIMIT $2)
       UNION
       (SELECT DISTINCT product_id FROM retention_purchase_line
        WHERE product_id > $1 ORDER BY 1 LIMIT $2)
     ) AS known ORDER BY id LIMIT $2`,
    [after, limit]
  )
  return rows.map(({ id }) => id)
}
