import type { RetentionProduct } from "../entities"

/** A product, deleted or not, as Query delivers it for {@link PRODUCT_FIELDS}. */
export type SourceProduct = {
  readonly id: string
  readonly title?: string | null
  readonly handle?: string | null
  readonly thumbnail?: string | null
  /** Deleted ones too. */
  readonly collection?: { readonly id: string; readonly deleted_at?: string | Date | null } | null
  readonly type_id?: string | null
  readonly deleted_at?: string | Date | null
  readonly categories?: readonly SourceCategory[] | null
}

/** A category the product is in, deleted ones too. */
export type SourceCategory = {
  /** The ids from the topmost category down to this one, joined by dots. */
  readonly mpath: string
  readonly deleted_at?: string | Date | null
}

export const PRODUCT_FIELDS = [
  "id",
  "title",
  "handle",
  "thumbnail",
  "collection.id",
  "collection.deleted_at",
  "type_id",
  "deleted_at",
  "categories.mpath",
  "categories.deleted_at",
] as const

/**
 * A product as segments see it. It belongs to its categories and to all above them; deleted
 * categories and collections keep their products in Medusa, and are left out here.
 */
export function mapProduct(source: SourceProduct): RetentionProduct {
  const { collection } = source
  const live = (source.categories ?? []).filter(({ deleted_at }) => !deleted_at)
  const paths = live.map(({ mpath }) => mpath.split(".").filter((id) => id !== ""))
  return {
    product_id: source.id,
    title: source.title ?? "",
    handle: source.handle ?? null,
    thumbnail: source.thumbnail ?? null,
    collection_id: collection && !collection.deleted_at ? collection.id : null,
    type_id: source.type_id ?? null,
    category_ids: [...new Set(paths.flat())].sort(),
    own_category_ids: [...new Set(paths.flatMap((path) => path.at(-1) ?? []))].sort(),
    deleted_at: source.deleted_at ? new Date(source.deleted_at) : null,
  }
}
