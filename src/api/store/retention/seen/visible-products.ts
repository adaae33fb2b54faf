import type { MedusaStoreRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * Those of the given products that the storefront can show: published, not deleted, and in a
 * sales channel of its publishable key.
 */
export async function visibleProducts(
  req: MedusaStoreRequest,
  ids: readonly string[]
): Promise<string[]> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const [published, offered] = await Promise.all([
    query.graph({
      entity: "product",
      fields: ["id"],
      filters: { id: [...ids], status: "published" },
    }),
    query.graph({
      entity: "product_sales_channel",
      fields: ["product_id"],
      filters: {
        product_id: [...ids],
        sales_channel_id: req.publishable_key_context.sales_channel_ids,
      },
    }),
  ])
  const inChannel = new Set(
    (offered.data as { product_id: string }[]).map(({ product_id }) => product_id)
  )
  return (published.data as { id: string }[]).map(({ id }) => id).filter((id) => inChannel.has(id))
}
