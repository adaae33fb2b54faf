import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  batchLinkProductsToCategoryWorkflow,
  deleteCollectionsWorkflow,
  deleteCustomerGroupsWorkflow,
  deleteProductCategoriesWorkflow,
  deleteProductsWorkflow,
  linkCustomersToCustomerGroupWorkflow,
  updateProductCategoriesWorkflow,
} from "@medusajs/medusa/core-flows"
import { policySchema, type PolicyInput } from "../../src/modules/retention/domain/policy/schema"
import type { RetentionProduct } from "../../src/modules/retention/entities"
import type { HintKind } from "../../src/modules/retention/entities/hint"
import { takeInChangesWorkflow } from "../../src/workflows/changes"
import {
  backfillRetentionWorkflow,
  syncCustomersWorkflow,
  syncOrdersWorkflow,
} from "../../src/workflows/ledger"
import type { MedusaSuite } from "../helpers/medusa-test"
import { createCustomers, createOrders } from "../helpers/orders"
import { retention } from "../helpers/small-shop"
import { the } from "../helpers/the"

export function mirrorTests({ getContainer }: MedusaSuite): void {
  let container: MedusaContainer

  beforeEach(() => {
    container = getContainer()
  })

  const products = () => container.resolve(Modules.PRODUCT)
  const takeIn = async (kind: HintKind, ...ids: string[]) => {
    const hints = ids.map((subject_id) => ({ kind, subject_id }))
    await retention(container).hints.note(hints, () => new Date())
    const { result } = await takeInChangesWorkflow(container).run()
    expect(result).toMatchObject({ status: "done", failed: 0 })
  }
  const setPolicy = async (input: PolicyInput) => {
    const { policies } = retention(container)
    const { version } = await policies.ensureSeed(policySchema.parse({}), new Date())
    const settings = policySchema.parse(input)
    await policies.save(
      { settings, expected_version: version, created_by: null, note: null },
      new Date()
    )
  }

  describe("products", () => {
    let shoes: string
    let trail: string
    let product_id: string
    let collection_id: string

    const category = async (name: string, parent_category_id?: string) =>
      (await products().createProductCategories({ name, parent_category_id })).id
    const mirrored = async (): Promise<RetentionProduct | undefined> =>
      (await retention(container).listRetentionProducts({ product_id }))[0]
    const categories = async () => (await mirrored())?.category_ids
    const buy = async (id: string) => {
      const orders = await createOrders(container, [
        {
          email: "ann@x.com",
          items: [{ title: "Shoe", product_id: id, quantity: 1, unit_price: 10 }],
        },
      ])
      const order_ids = orders.map((order) => order.id)
      await syncOrdersWorkflow(container).run({ input: { order_ids } })
      return order_ids
    }

    beforeEach(async () => {
      shoes = await category("Shoes")
      trail = await category("Trail", shoes)
      const [collection] = await products().createProductCollections([{ title: "Spring" }])
      collection_id = the(collection).id
      const product = await products().createProducts({
        title: "Runner",
        thumbnail: "https://x.com/runner.png",
        category_ids: [trail],
        collection_id,
      })
      product_id = product.id
    })

    it("come with the first order that names them, with their categories and all above", async () => {
      await takeIn("product", product_id)
      expect(await mirrored()).toBeUndefined()
      await buy(product_id)
      expect(await mirrored()).toEqual({
        product_id,
        title: "Runner",
        handle: "runner",
        thumbnail: "https://x.com/runner.png",
        collection_id,
        type_id: null,
        category_ids: [shoes, trail].sort(),
        own_category_ids: [trail],
        deleted_at: null,
      })
      const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
        entity: "retention_purchase",
        fields: ["lines.product.title"],
        filters: { lines: { product: { category_ids: shoes } } } as never,
      })
      expect(data).toMatchObject([{ lines: [{ product: { title: "Runner" } }] }])
    })

    it("come by a backfill too, and an order of what Medusa never had is no trouble", async () => {
      await createOrders(
        container,
        [
          { items: [{ title: "Shoe", product_id, quantity: 1, unit_price: 10 }] },
          { items: [{ title: "Ghost", product_id: "prod_never", quantity: 1, unit_price: 10 }] },
        ].map((order) => ({ email: "ann@x.com", ...order }))
      )
      await backfillRetentionWorkflow(container).run({ input: {} })
      const rows = await retention(container).listRetentionProducts()
      expect(rows.map((row) => row.product_id)).toEqual([product_id])
      const { result } = await backfillRetentionWorkflow(container).run({ input: {} })
      expect(result.written).toBe(0)
    })

    it("follow their categories: moved, emptied, deleted", async () => {
      await buy(product_id)
      const sport = await category("Sport")
      await updateProductCategoriesWorkflow(container).run({
        input: { selector: { id: shoes }, update: { parent_category_id: sport } },
      })
      await takeIn("product_category", shoes)
      expect(await categories()).toEqual([shoes, sport, trail].sort())

      await batchLinkProductsToCategoryWorkflow(container).run({
        input: { id: sport, add: [product_id] },
      })
      await deleteProductCategoriesWorkflow(container).run({ input: [trail] })
      await takeIn("product_category", trail)
      expect(await categories()).toEqual([sport])

      await batchLinkProductsToCategoryWorkflow(container).run({
        input: { id: sport, remove: [product_id] },
      })
      // Medusa tells nobody; the reconcile reads what is mirrored once more.
      await takeIn("product", product_id)
      expect(await categories()).toEqual([])
    })

    it("leave a collection that is deleted", async () => {
      await buy(product_id)
      await deleteCollectionsWorkflow(container).run({ input: { ids: [collection_id] } })
      await takeIn("product_collection", collection_id)
      expect(await mirrored()).toMatchObject({ collection_id: null, title: "Runner" })
    })

    it("stay when Medusa deletes them, and go when nothing is left of them", async () => {
      await buy(product_id)
      await deleteProductsWorkflow(container).run({ input: { ids: [product_id] } })
      await takeIn("product", product_id)
      expect(await mirrored()).toMatchObject({ title: "Runner", deleted_at: expect.any(Date) })
      await products().deleteProducts([product_id])
      await takeIn("product", product_id)
      expect(await mirrored()).toBeUndefined()
    })

    it("have nobody scored", async () => {
      const order_ids = await buy(product_id)
      await backfillRetentionWorkflow(container).run({ input: {} })
      await products().updateProducts(product_id, { title: "Racer" })
      await takeIn("product", product_id)
      expect(await mirrored()).toMatchObject({ title: "Racer" })
      expect(await retention(container).scoring.waiting()).toBe(0)
      expect(order_ids).toHaveLength(1)
    })
  })

  describe("customer groups", () => {
    let customer_id: string
    let vip: string
    let trade: string

    const identity = async () => {
      const [person] = await retention(container).listRetentionPersons(
        { identities: { customer_id } },
        { relations: ["identities"] }
      )
      return the((person?.identities as { group_ids: string[]; membership_ids: string[] }[])[0])
    }
    const join = async (id: string) => {
      await linkCustomersToCustomerGroupWorkflow(container).run({
        input: { id, add: [customer_id] },
      })
      await syncCustomersWorkflow(container).run({ input: { customer_ids: [customer_id] } })
    }

    beforeEach(async () => {
      const [customer] = await createCustomers(container, [{ email: "ann@x.com" }])
      customer_id = the(customer).id
      const groups = await container
        .resolve(Modules.CUSTOMER)
        .createCustomerGroups([{ name: "VIP" }, { name: "Trade" }])
      vip = the(groups.find(({ name }) => name === "VIP")).id
      trade = the(groups.find(({ name }) => name === "Trade")).id
      await join(vip)
      await join(trade)
    })

    it("stand with the record", async () => {
      expect((await identity()).group_ids).toEqual([vip, trade].sort())
      await backfillRetentionWorkflow(container).run({ input: {} })
      const { result } = await backfillRetentionWorkflow(container).run({ input: {} })
      expect(result.written).toBe(0)
      const { profiles } = await retention(container).profiles.list(
        { filters: { customer_id: [customer_id] }, limit: 1, offset: 0 },
        new Date()
      )
      expect(profiles).toMatchObject([
        { customer_ids: [customer_id], group_ids: [vip, trade].sort() },
      ])
    })

    it("are left by a membership of which Medusa knows nothing any more", async () => {
      const before = await identity()
      await linkCustomersToCustomerGroupWorkflow(container).run({
        input: { id: vip, remove: [customer_id] },
      })
      await takeIn("customer_group_customer", ...before.membership_ids)
      const after = await identity()
      expect(after.group_ids).toEqual([trade])
      expect(after.membership_ids).toHaveLength(1)
    })

    it("are left when they are deleted", async () => {
      await deleteCustomerGroupsWorkflow(container).run({ input: { ids: [trade] } })
      await takeIn("customer_group", trade)
      expect((await identity()).group_ids).toEqual([vip])
    })
  })

  describe("metadata", () => {
    const kept = async () => {
      const { rows } = await container
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw<{ rows: { customer: unknown; order: unknown }[] }>(
          `SELECT i.metadata AS customer, u.metadata AS "order"
             FROM retention_identity i JOIN retention_purchase u USING (customer_id)`
        )
      return the(rows[0])
    }

    it("is read where the policy chose fields of it, by events and by a backfill", async () => {
      const metadata = { size: "M", tags: ["a", { b: 1 }], secret: "hush", empty: null }
      const customers = container.resolve(Modules.CUSTOMER)
      const customer = await customers.createCustomers({ email: "ann@x.com", metadata })
      const [order] = await createOrders(container, [
        { email: "ann@x.com", customer_id: customer.id, metadata },
      ])
      await syncOrdersWorkflow(container).run({ input: { order_ids: [the(order).id] } })
      expect(await kept()).toEqual({ customer: {}, order: {} })

      await setPolicy({
        mirror: { customer_metadata: ["tags", "empty", "none"], order_metadata: ["size"] },
      })
      await backfillRetentionWorkflow(container).run({ input: {} })
      expect(await kept()).toEqual({
        customer: { tags: ["a", { b: 1 }] },
        order: { size: "M" },
      })

      await customers.updateCustomers(customer.id, { metadata: { ...metadata, tags: [] } })
      await syncCustomersWorkflow(container).run({ input: { customer_ids: [customer.id] } })
      expect(await kept()).toMatchObject({ customer: { tags: [] } })

      await setPolicy({})
      await backfillRetentionWorkflow(container).run({ input: {} })
      expect(await kept()).toEqual({ customer: {}, order: {} })
    })
  })
}
