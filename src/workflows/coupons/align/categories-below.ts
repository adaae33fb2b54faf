import type { WorkContext } from "../../work-context"

/** Deeper than any shop's tree of categories. */
const MAX_DEPTH = 20

/**
 * Categories together with everything below them: Medusa's rules know no tree.
 * @param lists some lists of ids, many of them the same
 * @returns for each of them, the ids with those below
 */
export async function withCategoriesBelow(
  { query }: Pick<WorkContext, "query">,
  lists: readonly (readonly string[])[]
): Promise<(ids: readonly string[]) => readonly string[]> {
  const children = new Map<string, string[]>()
  let level = [...new Set(lists.flat())]
  for (let depth = 0; level.length > 0 && depth < MAX_DEPTH; depth += 1) {
    const { data } = await query.graph({
      entity: "product_category",
      fields: ["id", "parent_category_id"],
      filters: { parent_category_id: level },
    })
    const found = data as unknown as { id: string; parent_category_id: string }[]
    const next = found.filter(({ id }) => !children.has(id))
    level.forEach((id) => children.set(id, children.get(id) ?? []))
    for (const { id, parent_category_id } of next) {
      children.get(parent_category_id)?.push(id)
    }
    level = next.map(({ id }) => id)
  }
  const withBelow = (id: string): string[] => [id, ...(children.get(id) ?? []).flatMap(withBelow)]
  return (ids) => [...new Set(ids.flatMap(withBelow))]
}
