import type { FieldMap, Choice } from "./fields"
import type { FieldReference, RuleNode } from "./types"

/** References whose names Medusa's own admin API knows. */
export type NamedReference = Exclude<FieldReference, "country" | "promotion_code">

/** Where Medusa lists them, under which key it answers, and what they are called there. */
export const REFERENCE_LISTS: Readonly<
  Record<
    NamedReference,
    { readonly path: string; readonly key: string; readonly name: "title" | "name" }
  >
> = {
  product: { path: "/admin/products", key: "products", name: "title" },
  category: { path: "/admin/product-categories", key: "product_categories", name: "name" },
  collection: { path: "/admin/collections", key: "collections", name: "title" },
  customer_group: { path: "/admin/customer-groups", key: "customer_groups", name: "name" },
  sales_channel: { path: "/admin/sales-channels", key: "sales_channels", name: "name" },
}

export const isNamedReference = (reference: FieldReference | null): reference is NamedReference =>
  reference !== null && reference in REFERENCE_LISTS

/**
 * Reads one of Medusa's lists.
 *
 * @param answer what it said, of which only the list is looked at
 * @returns ids with names; a category's has the one above it before it
 */
export function readReferences(
  reference: NamedReference,
  answer: Readonly<Record<string, unknown>>
): Choice[] {
  const { key, name } = REFERENCE_LISTS[reference]
  const rows = Array.isArray(answer[key])
    ? (answer[key] as Readonly<Record<string, unknown>>[])
    : []
  return rows.map((row) => {
    const own = typeof row[name] === "string" ? row[name] : String(row.id)
    const above = row.parent_category as { readonly name?: unknown } | null | undefined
    const label = typeof above?.name === "string" ? `${above.name} › ${own}` : own
    return { value: String(row.id), label }
  })
}

/** The ids that a rule names, by what they stand for. */
export function referencesIn(
  node: RuleNode,
  fields: FieldMap
): ReadonlyMap<NamedReference, readonly string[]> {
  const found = new Map<NamedReference, Set<string>>()
  const look = (part: RuleNode): void => {
    if ("not" in part) {
      look(part.not)
    } else if ("and" in part || "or" in part) {
      const parts = "and" in part ? part.and : part.or
      parts.forEach(look)
    } else {
      const reference = fields.get(part.field)?.reference ?? null
      if (isNamedReference(reference) && Array.isArray(part.value)) {
        const ids = found.get(reference) ?? new Set()
        part.value.forEach((id) => ids.add(String(id)))
        found.set(reference, ids)
      }
    }
  }
  look(node)
  return new Map([...found].map(([reference, ids]) => [reference, [...ids].sort()]))
}
