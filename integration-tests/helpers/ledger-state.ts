import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

type Row = Readonly<Record<string, unknown>>

/**
 * All that a rebuild has to give again, with people by their e-mail instead of an id of ours.
 * When somebody was last seen is not among it: Medusa keeps no record of that.
 */
export type LedgerState = {
  readonly persons: readonly Row[]
  readonly identities: readonly Row[]
  readonly purchases: readonly Row[]
  readonly lines: readonly Row[]
  readonly products: readonly Row[]
  readonly problems: readonly Row[]
  /** Without favourite categories: whose products move is told to portraits at night. */
  readonly portraits: readonly Row[]
}

const QUERIES: Readonly<Record<keyof LedgerState, string>> = {
  persons: `SELECT to_jsonb(p) - 'id' - 'last_seen_at' AS row
              FROM retention_person p ORDER BY p.email`,
  identities: `SELECT to_jsonb(i) - 'person_id' - 'last_seen_at'
                      || jsonb_build_object('person', p.email) AS row
                 FROM retention_identity i JOIN retention_person p ON p.id = i.person_id
                ORDER BY i.customer_id`,
  purchases: `SELECT to_jsonb(u) - 'person_id' || jsonb_build_object(
                       'person', p.email, 'total', u.total::text, 'net_amount', u.net_amount::text,
                       'paid_total', u.paid_total::text, 'refunded_total', u.refunded_total::text,
                       'returned_quantity', u.returned_quantity::text
                     ) AS row
                FROM retention_purchase u JOIN retention_person p ON p.id = u.person_id
               ORDER BY u.order_id`,
  lines: "SELECT to_jsonb(l) AS row FROM retention_purchase_line l ORDER BY l.id",
  products: "SELECT to_jsonb(m) AS row FROM retention_product m ORDER BY m.product_id",
  problems: `SELECT to_jsonb(b) - 'id' - 'first_seen_at' AS row
               FROM retention_problem b ORDER BY b.kind, b.subject_id`,
  portraits: `SELECT to_jsonb(t) - 'person_id' - 'favourite_category_id'
                     || jsonb_build_object('person', p.email,
                                           'evidence', t.evidence - 'favourite_category') AS row
                FROM retention_portrait t JOIN retention_person p ON p.id = t.person_id
               ORDER BY p.email`,
}

const TABLES = Object.keys(QUERIES) as (keyof LedgerState)[]

/** Reads ledger, people and mirrors as they are. */
export async function readLedger(container: MedusaContainer): Promise<LedgerState> {
  const database = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rowsOf = async (table: keyof LedgerState): Promise<Row[]> => {
    const { rows } = await database.raw<{ rows: { row: Row }[] }>(QUERIES[table])
    return rows.map(({ row }) => row)
  }
  return {
    persons: await rowsOf("persons"),
    identities: await rowsOf("identities"),
    purchases: await rowsOf("purchases"),
    lines: await rowsOf("lines"),
    products: await rowsOf("products"),
    problems: await rowsOf("problems"),
    portraits: await rowsOf("portraits"),
  }
}

/** A row that only one side has. */
export type Difference = {
  readonly table: keyof LedgerState
  readonly in: "ledger" | "rebuild"
  readonly row: Row
}

/** Every row in which the ledger and a rebuild of it are not the same. */
export function differences(ledger: LedgerState, rebuild: LedgerState): Difference[] {
  return TABLES.flatMap((table) => [
    ...only(ledger[table], rebuild[table]).map((row) => ({ table, in: "ledger" as const, row })),
    ...only(rebuild[table], ledger[table]).map((row) => ({ table, in: "rebuild" as const, row })),
  ])
}

function only(these: readonly Row[], those: readonly Row[]): Row[] {
  const known = new Set(those.map((row) => JSON.stringify(row)))
  return these.filter((row) => !known.has(JSON.stringify(row)))
}
