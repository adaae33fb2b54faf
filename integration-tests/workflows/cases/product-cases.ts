import {
  batchLinkProductsToCategoryWorkflow,
  batchLinkProductsToCollectionWorkflow,
  createProductTypesWorkflow,
  deleteCollectionsWorkflow,
  deleteProductCategoriesWorkflow,
  deleteProductsWorkflow,
  updateProductCategoriesWorkflow,
  updateProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { makeCategory, makeCollection, makeProduct, type FullShop } from "../../helpers/full-shop"
import { completeCart, fillCart, placeOrder } from "../../helpers/shop-orders"
import { the } from "../../helpers/the"
import type { ShopCase } from "./shop-case"

/** What was bought, and where it stands in the catalogue. */
export const PRODUCT_CASES: ShopCase[] = [
  {
    name: "a product's first sale",
    prepare: async (shop, email) => {
      const given = await catalogue(shop, email)
      const cart = await fillCart(shop, { email, variant_id: given.variant_id })
      return {
        happen: async () => {
          await completeCart(shop, cart)
        },
        check: (truth) =>
          expect(truth.products).toContainEqual(
            expect.objectContaining({
              product_id: given.product_id,
              category_ids: [given.parent, given.child].sort(),
              collection_id: given.collection_id,
            })
          ),
      }
    },
  },
  onProduct("product's title changes", (shop, { product_id }) => ({
    happen: () => update(shop, product_id, { title: "Renamed" }),
    expected: { title: "Renamed" },
  })),
  onProduct("product's type changes", async (shop, { product_id }) => {
    const { result } = await createProductTypesWorkflow(shop.container).run({
      input: { product_types: [{ value: `type of ${product_id}` }] },
    })
    const type_id = the(result[0]).id
    return { happen: () => update(shop, product_id, { type_id }), expected: { type_id } }
  }),
  onProduct("product's categories change", async (shop, { product_id, child }) => {
    const other = await makeCategory(shop, `other of ${child}`)
    return {
      happen: () => update(shop, product_id, { category_ids: [other] }),
      expected: { category_ids: [other] },
    }
  }),
  {
    ...onProduct("product leaves a category, seen from it", (shop, { product_id, child }) => ({
      happen: async () => {
        await batchLinkProductsToCategoryWorkflow(shop.container).run({
          input: { id: child, remove: [product_id] },
        })
      },
      expected: { category_ids: [] },
    })),
    silent: true,
  },
  onProduct("product's collection changes", async (shop, { product_id }) => {
    const collection_id = await makeCollection(shop, `other of ${product_id}`)
    return {
      happen: () => update(shop, product_id, { collection_id }),
      expected: { collection_id },
    }
  }),
  onProduct("product leaves a collection, seen from it", (shop, given) => ({
    happen: async () => {
      await batchLinkProductsToCollectionWorkflow(shop.container).run({
        input: { id: given.collection_id, remove: [given.product_id] },
      })
    },
    expected: { collection_id: null },
  })),
  onProduct("category moves in the tree", async (shop, { parent, child }) => {
    const elsewhere = await makeCategory(shop, `elsewhere of ${parent}`)
    return {
      happen: async () => {
        await updateProductCategoriesWorkflow(shop.container).run({
          input: { selector: { id: child }, update: { parent_category_id: elsewhere } },
        })
      },
      expected: { category_ids: [child, elsewhere].sort() },
    }
  }),
  onProduct("category's parent moves in the tree", async (shop, { parent, child }) => {
    const above = await makeCategory(shop, `above ${parent}`)
    return {
      happen: async () => {
        await updateProductCategoriesWorkflow(shop.container).run({
          input: { selector: { id: parent }, update: { parent_category_id: above } },
        })
      },
      expected: { category_ids: [above, child, parent].sort() },
    }
  }),
  onProduct("category deleted", (shop, { child }) => ({
    happen: async () => {
      await deleteProductCategoriesWorkflow(shop.container).run({ input: [child] })
    },
    expected: { category_ids: [] },
  })),
  onProduct("collection deleted", (shop, { collection_id }) => ({
    happen: async () => {
      await deleteCollectionsWorkflow(shop.container).run({ input: { ids: [collection_id] } })
    },
    expected: { collection_id: null },
  })),
  onProduct("product deleted", (shop, { product_id }) => ({
    happen: async () => {
      await deleteProductsWorkflow(shop.container).run({ input: { ids: [product_id] } })
    },
    expected: {},
  })),
]

type Catalogue = {
  readonly product_id: string
  readonly variant_id: string
  readonly parent: string
  readonly child: string
  readonly collection_id: string
}

type Change = {
  readonly happen: () => Promise<void>
  /** Of the product in the mirror. */
  readonly expected: Record<string, unknown>
}

/** A case of one product that was sold once, in a category under another, in a collection. */
function onProduct(
  name: string,
  prepare: (shop: FullShop, given: Catalogue) => Change | Promise<Change>
): ShopCase {
  return {
    name,
    prepare: async (shop, email) => {
      const given = await catalogue(shop, email)
      await placeOrder(shop, { email, variant_id: given.variant_id })
      const { happen, expected } = await prepare(shop, given)
      return {
        happen,
        check: ({ products }) =>
          expect(products.find((row) => row.product_id === given.product_id)).toMatchObject(
            expected
          ),
      }
    },
  }
}

async function catalogue(shop: FullShop, name: string): Promise<Catalogue> {
  const parent = await makeCategory(shop, `parent of ${name}`)
  const child = await makeCategory(shop, `child of ${name}`, parent)
  const collection_id = await makeCollection(shop, `collection of ${name}`)
  const product = await makeProduct(shop, {
    title: `Product of ${name}`,
    price: 20,
    category_ids: [child],
    collection_id,
  })
  return { ...product, parent, child, collection_id }
}

async function update(
  { container }: FullShop,
  product_id: string,
  changes: { title?: string; type_id?: string; category_ids?: string[]; collection_id?: string }
): Promise<void> {
  await updateProductsWorkflow(container).run({
    input: { selector: { id: product_id }, update: changes },
  })
}
