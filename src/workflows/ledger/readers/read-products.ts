import type { RemoteQueryFunction } from "@medusajs/framework/types"
import type { RetentionProduct } from "../../../modules/retention/entities"
import {
  mapProduct,
  PRODUCT_FIELDS,
  type SourceProduct,
} from "../../../modules/retention/source/map-product"

/** Products that one call of Query reads; each brings its categories along. */
const BATCH = 250

/** Reads products by their ids, deleted ones too; only what is gone for good does not come. */
export async function readProducts(
  query: Omit<RemoteQueryFunction, symbol>,
  ids: readonly string[]
): Promise<RetentionProduct[]> {
  const products: RetentionProduct[] = []
  for (let start = 0; start < ids.length; start += BATCH) {
    const { data } = await query.graph({
      entity: "product",
      fields: [...PRODUCT_FIELDS],
      filters: { id: ids.slice(start, start + BATCH) },
      withDeleted: true,
    })
    products.push(...(data as unknown as SourceProduct[]).map(mapProduct))
  }
  return products
}
