import type { IFulfillmentModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createCollectionsWorkflow,
  createProductCategoriesWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { the } from "./the"

/** A shop in which everything can be done that Medusa can do with an order. */
export type FullShop = {
  readonly container: MedusaContainer
  readonly region_id: string
  readonly sales_channel_id: string
  readonly location_id: string
  readonly shipping_option_id: string
  readonly shipping_profile_id: string
  /** A shirt of 100 eur. */
  readonly shirt: ShopProduct
}

export type ShopProduct = { readonly product_id: string; readonly variant_id: string }

/** Makes a shop in Germany that sells in euro with 10 % VAT and sends for 5 eur. */
export async function makeFullShop(container: MedusaContainer): Promise<FullShop> {
  const channels = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: "Shop" }] },
  })
  const sales_channel_id = the(channels.result[0]).id
  const regions = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "Europe",
          currency_code: "eur",
          countries: ["de"],
          payment_providers: ["pp_system_default"],
        },
      ],
    },
  })
  await createTaxRegionsWorkflow(container).run({
    input: [
      {
        country_code: "de",
        provider_id: "tp_system",
        default_tax_rate: { name: "VAT", rate: 10, code: "vat" },
      },
    ],
  })
  const profiles = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Goods", type: "default" }] },
  })
  const shipping_profile_id = the(profiles.result[0]).id
  const shipping = await makeShipping(container, { sales_channel_id, shipping_profile_id })
  const place = { container, sales_channel_id, shipping_profile_id }
  return {
    ...place,
    ...shipping,
    region_id: the(regions.result[0]).id,
    shirt: await makeProduct(place, { title: "Shirt", price: 100 }),
  }
}

async function makeShipping(
  container: MedusaContainer,
  ids: { sales_channel_id: string; shipping_profile_id: string }
) {
  const locations = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: "Warehouse", address: { country_code: "de", address_1: "1" } }] },
  })
  const location_id = the(locations.result[0]).id
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: location_id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  })
  const set = await container
    .resolve<IFulfillmentModuleService>(Modules.FULFILLMENT)
    .createFulfillmentSets({
      name: "Post",
      type: "shipping",
      service_zones: [{ name: "Germany", geo_zones: [{ type: "country", country_code: "de" }] }],
    })
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: location_id },
    [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
  })
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: location_id, add: [ids.sales_channel_id] },
  })
  const options = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: "Post",
        price_type: "flat",
        provider_id: "manual_manual",
        service_zone_id: the(set.service_zones[0]).id,
        shipping_profile_id: ids.shipping_profile_id,
        type: { label: "Post", description: "By post", code: "post" },
        prices: [{ currency_code: "eur", amount: 5 }],
        rules: [
          { attribute: "enabled_in_store", operator: "eq", value: "true" },
          { attribute: "is_return", operator: "eq", value: "false" },
        ],
      },
    ],
  })
  return { location_id, shipping_option_id: the(options.result[0]).id }
}

type ProductGiven = {
  readonly title: string
  /** In eur, without tax. */
  readonly price: number
  readonly category_ids?: string[]
  readonly collection_id?: string
}

/** Makes a product of one variant that is not kept in stock. */
export async function makeProduct(
  shop: Pick<FullShop, "container" | "sales_channel_id" | "shipping_profile_id">,
  { title, price, ...rest }: ProductGiven
): Promise<ShopProduct> {
  const { result } = await createProductsWorkflow(shop.container).run({
    input: {
      products: [
        {
          title,
          status: "published",
          shipping_profile_id: shop.shipping_profile_id,
          sales_channels: [{ id: shop.sales_channel_id }],
          options: [{ title: "Size", values: ["M"] }],
          variants: [
            {
              title: "M",
              options: { Size: "M" },
              manage_inventory: false,
              prices: [{ currency_code: "eur", amount: price }],
            },
          ],
          ...rest,
        },
      ],
    },
  })
  const product = the(result[0])
  return { product_id: product.id, variant_id: the(product.variants[0]).id }
}

/** Makes a category, under another where one is given; answers with its id. */
export async function makeCategory(
  { container }: Pick<FullShop, "container">,
  name: string,
  parent_category_id: string | null = null
): Promise<string> {
  const { result } = await createProductCategoriesWorkflow(container).run({
    input: { product_categories: [{ name, is_active: true, parent_category_id }] },
  })
  return the(result[0]).id
}

/** Makes a collection; answers with its id. */
export async function makeCollection(
  { container }: Pick<FullShop, "container">,
  title: string
): Promise<string> {
  const { result } = await createCollectionsWorkflow(container).run({
    input: { collections: [{ title }] },
  })
  return the(result[0]).id
}
