import { isDeepStrictEqual } from "node:util"
import type { EntityManager } from "typeorm"

/** What is compared, by the field that names it. */
export type CheckedKind = "order_id" | "customer_id" | "product_id"

/**
 * One row of ours that is not as Medusa's records make it.
 * - `missing`: there should be one
 * - `superfluous`: there should be none, as of a record that was deleted past Medusa's workflows
 * - `different`: these fields are not right
 */
export type LedgerDifference = {
  readonly order_id?: string
  readonly customer_id?: string
  readonly product_id?: string
  readonly kind: "missing" | "superfluous" | "different"
  /** Empty unless the row is different. */
  readonly fields: readonly {
    readonly field: string
    /** What stood in our row, and what should. */
    readonly ledger: unknown
    readonly source: unknown
  }[]
}

/** Rows by their id: all that comes from Medusa's records and means something. */
type Snapshot = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** Exact decimals come as text: numbers of JSON would lose digits. */
const EXACT = `(SELECT coalesce(jsonb_object_agg(key,
  CASE jsonb_typeof(value) WHEN 'number' THEN to_jsonb(value #>> '{}') ELSE value END), '{}')
  FROM jsonb_each(%))`

const exact = (row: string) => EXACT.replace("%", row)

const SNAPSHOTS: Readonly<Record<CheckedKind, string>> = {
  order_id: `
    SELECT u.order_id AS id, ${exact("to_jsonb(u) - '{order_id,person_id,source_updated_at}'::text[]")}
      || jsonb_build_object('person', p.email, 'lines', (
        SELECT coalesce(jsonb_agg(${exact("to_jsonb(l) - 'order_id'")} ORDER BY l.id), '[]')
        FROM retention_purchase_line l WHERE l.order_id = u.order_id)) AS row
    FROM retention_purchase u LEFT JOIN retention_person p ON p.id = u.person_id
    WHERE u.order_id = ANY($1::text[])`,
  customer_id: `
    SELECT i.customer_id AS id, to_jsonb(i) - '{customer_id,person_id,last_seen_at}'::text[]
      || jsonb_build_object('person', p.email) AS row
    FROM retention_identity i LEFT JOIN retention_person p ON p.id = i.person_id
    WHERE i.customer_id = ANY($1::text[])`,
  product_id: `
    SELECT m.product_id AS id, to_jsonb(m) - 'product_id' AS row
    FROM retention_product m WHERE m.product_id = ANY($1::text[])`,
}

/** Our rows of some records as they stand, with people by their e-mail. */
export async function snapshot(
  manager: EntityManager,
  kind: CheckedKind,
  ids: readonly string[]
): Promise<Snapshot> {
  const rows = await manager.query<{ id: string; row: Record<string, unknown> }[]>(
    SNAPSHOTS[kind],
    [ids]
  )
  return new Map(rows.map(({ id, row }) => [id, row]))
}

/** What a sync changed: our rows before it, against what they had to be. */
export function differencesBetween(
  kind: CheckedKind,
  ledger: Snapshot,
  source: Snapshot
): LedgerDifference[] {
  const ids = [...new Set([...ledger.keys(), ...source.keys()])].sort()
  return ids.flatMap((id): LedgerDifference[] => {
    const ours = ledger.get(id)
    const theirs = source.get(id)
    if (!ours || !theirs) {
      return [{ [kind]: id, kind: ours ? "superfluous" : "missing", fields: [] }]
    }
    const fields = Object.keys(theirs)
      .filter((field) => !isDeepStrictEqual(ours[field], theirs[field]))
      .map((field) => ({ field, ledger: ours[field], source: theirs[field] }))
    return fields.length > 0 ? [{ [kind]: id, kind: "different", fields }] : []
  })
}
