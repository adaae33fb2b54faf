import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { CheckPhase, Comparison } from "../../modules/retention/store/check-store"
import type { IdRange, LedgerSession } from "../../modules/retention/store/ledger-session"
import { mirrorChanges } from "../ledger/readers/mirror-changes"
import { readRows } from "../reconcile/read-rows"

type Query = Omit<RemoteQueryFunction, symbol>

/** A kind of record that both Medusa and we have, in the order of ids. */
export type Side = {
  readonly entity: "customer" | "order"
  /** What Medusa puts before the ULID of its ids. */
  readonly prefix: string
  /** Which of them count. */
  readonly filters: Readonly<Record<string, unknown>>
  readonly comparison: (query: Query) => Omit<Comparison, "find">
  /** Those we hold in a range. */
  readonly held: (session: LedgerSession, range: IdRange) => Promise<string[]>
}

export const SIDES: Readonly<Record<Exclude<CheckPhase, "products">, Side>> = {
  customers: {
    entity: "customer",
    prefix: "cus",
    filters: {},
    comparison: (query) => ({
      kind: "customer_id",
      sync: (session, ids) => mirrorChanges(query, session, { customer_ids: ids }),
    }),
    held: (session, range) => session.customerIds(range),
  },
  orders: {
    entity: "order",
    prefix: "order",
    filters: { is_draft_order: false },
    comparison: (query) => ({
      kind: "order_id",
      sync: (session, ids) => mirrorChanges(query, session, { order_ids: ids }),
    }),
    held: (session, range) => session.orderIds(range),
  },
}

/** Some records after an id. */
export type Stretch = {
  readonly after: string
  /** Before this one; null for to the very end. */
  readonly before: string | null
  readonly take: number
}

/**
 * The next few of Medusa's records after an id, and all that we hold up to the last of them: what
 * we hold too much stands in between.
 *
 * @returns their ids, and Medusa's last one; null when there are no more
 */
export async function bothSides(
  query: Query,
  session: LedgerSession,
  { entity, filters, held }: Side,
  { after, before, take }: Stretch
): Promise<{ readonly ids: string[]; readonly last: string | null }> {
  const range = { $gt: after, ...(before === null ? {} : { $lt: before }) }
  const rows = await readRows(query, { entity, filters: { ...filters, id: range }, take })
  const last = rows.length < take ? null : (rows.at(-1)?.id ?? null)
  const ours = await held(session, { after, up_to: last ?? before })
  return { ids: [...new Set([...rows.map(({ id }) => id), ...ours])], last }
}

/** The first and the last of Medusa's ids in a range; null when there is none. */
export async function endsOf(
  query: Query,
  { entity, filters }: Side,
  range: Readonly<Record<string, string>>
): Promise<readonly [first: string, last: string] | null> {
  const at = async (direction: "ASC" | "DESC") => {
    const { data } = await query.graph({
      entity,
      fields: ["id"],
      filters: { ...filters, id: range },
      pagination: { take: 1, order: { id: direction } },
    })
    return (data as { id: string }[])[0]?.id
  }
  const [first, last] = await Promise.all([at("ASC"), at("DESC")])
  return first !== undefined && last !== undefined ? [first, last] : null
}
