import type { RemoteQueryFunction } from "@medusajs/framework/types"

/** A row that was found, and the one it belongs to where that was asked for. */
export type FoundRow = {
  readonly id: string
  readonly order_id?: string | null
  readonly customer_id?: string | null
}

/** Which rows to find. */
export type RowsWanted = {
  readonly entity: string
  /** Besides `id`. */
  readonly fields?: readonly (keyof FoundRow)[]
  readonly filters: Readonly<Record<string, unknown>>
  readonly take: number
  /** Soft-deleted ones too. */
  readonly with_deleted?: boolean
}

/** A page of rows in the order of their ids; without `skip`, which would count all there are. */
export async function readRows(
  query: Omit<RemoteQueryFunction, symbol>,
  { entity, fields = [], filters, take, with_deleted = false }: RowsWanted
): Promise<FoundRow[]> {
  const { data } = await query.graph({
    entity,
    fields: ["id", ...fields],
    filters,
    pagination: { take, order: { id: "ASC" } },
    withDeleted: with_deleted,
  })
  return data as FoundRow[]
}
