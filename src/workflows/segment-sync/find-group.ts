import type { WorkContext } from "../work-context"

/** A customer group of Medusa's. */
export type CustomerGroup = { readonly id: string; readonly name: string }

/** A customer group; null where there is none of that id, any more or ever. */
export async function findGroup(
  { query }: Pick<WorkContext, "query">,
  id: string
): Promise<CustomerGroup | null> {
  const { data } = await query.graph({
    entity: "customer_group",
    fields: ["id", "name"],
    filters: { id },
  })
  const [group] = data as unknown as CustomerGroup[]
  return group ?? null
}
