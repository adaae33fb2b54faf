import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, ProductStatus } from "@medusajs/framework/utils"
import {
  createProductCategoriesWorkflow,
  createProductsWorkflow,
  createPromotionsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import type { ShopPlan } from "../shop/plan"

/** Ids in Medusa of what orders refer to. */
export type Catalogue = {
  /** By channel name. */
  readonly channels: ReadonlyMap<string, string>
  /** Regions by currency. */
  readonly regions: ReadonlyMap<string, string>
  /** By promotion code. */
  readonly promotions: ReadonlyMap<string, string>
  /** By product key. */
  readonly products: ReadonlyMap<string, { product_id: string; variant_id: string }>
}

/** Makes store settings, channels, stock location, regions, products and codes of a plan. */
export async function fillCatalogue(
  container: MedusaContainer,
  plan: ShopPlan
): Promise<Catalogue> {
  const channels = await makeChannels(container, plan)
  await nameStore(container, plan, [...channels.values()][0])
  return {
    channels,
    regions: await makeRegions(container, plan),
    promotions: await makePromotions(container, plan),
    products: await makeProducts(container, plan, [...channels.values()]),
  }
}

async function makeChannels(container: MedusaContainer, { channels, name }: ShopPlan) {
  const { result } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: channels.map((channel) => ({ name: channel })) },
  })
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: `${name} warehouse` }] },
  })
  for (const { id } of locations) {
    await linkSalesChannelsToStockLocationWorkflow(container).run({
      input: { id, add: result.map((channel) => channel.id) },
    })
  }
  return new Map(result.map(({ name: channel, id }) => [channel, id]))
}

async function nameStore(
  container: MedusaContainer,
  { name, policy, regions }: ShopPlan,
  default_sales_channel_id: string | undefined
) {
  const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1 })
  if (!store) {
    throw new Error("Medusa made no store at its start")
  }
  const currencies = new Set([policy.base_currency, ...regions.map(({ currency }) => currency)])
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name,
        ...(default_sales_channel_id ? { default_sales_channel_id } : {}),
        supported_currencies: [...currencies].map((currency_code) => ({
          currency_code,
          is_default: currency_code === policy.base_currency,
        })),
      },
    },
  })
}

async function makeRegions(container: MedusaContainer, { regions }: ShopPlan) {
  if (regions.length === 0) {
    return new Map<string, string>()
  }
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: regions.map(({ name, currency, countries }) => ({
        name,
        currency_code: currency,
        countries: [...countries],
      })),
    },
  })
  return new Map(result.map(({ currency_code, id }) => [currency_code, id]))
}

async function makePromotions(container: MedusaContainer, { promotions }: ShopPlan) {
  if (promotions.length === 0) {
    return new Map<string, string>()
  }
  const { result } = await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: promotions.map(({ code, percentage }) => ({
        code,
        type: "standard" as const,
        status: "active" as const,
        is_automatic: false,
        application_method: {
          type: "percentage" as const,
          target_type: "order" as const,
          value: percentage,
        },
      })),
    },
  })
  return new Map(result.flatMap(({ code, id }) => (code ? [[code, id] as const] : [])))
}

async function makeProducts(
  container: MedusaContainer,
  { products, categories }: ShopPlan,
  channelIds: readonly string[]
) {
  const { result: made } =
    categories.length === 0
      ? { result: [] }
      : await createProductCategoriesWorkflow(container).run({
          input: {
            product_categories: categories.map((name) => ({ name, is_active: true })),
          },
        })
  const categoryIds = new Map(made.map(({ name, id }) => [name, id]))
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: products.map(({ title, category, prices }) => {
        const categoryId = category === null ? undefined : categoryIds.get(category)
        return {
          title,
          status: ProductStatus.PUBLISHED,
          options: [{ title: "Size", values: ["Standard"] }],
          ...(categoryId ? { category_ids: [categoryId] } : {}),
          sales_channels: channelIds.map((id) => ({ id })),
          variants: [
            {
              title: "Standard",
              options: { Size: "Standard" },
              manage_inventory: false,
              prices: Object.entries(prices).map(([currency_code, amount]) => ({
                currency_code,
                amount: Number(amount),
              })),
            },
          ],
        }
      }),
    },
  })
  const keys = new Map(products.map(({ title, key }) => [title, key]))
  return new Map(
    result.map(({ id, title, variants }) => [
      keys.get(title) ?? title,
      { product_id: id, variant_id: variants[0]?.id ?? "" },
    ])
  )
}
