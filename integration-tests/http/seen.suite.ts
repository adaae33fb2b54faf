import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createSalesChannelsWorkflow,
  linkProductsToSalesChannelWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import { syncCustomersWorkflow } from "../../src/workflows/ledger"
import { loginAsAdmin } from "../helpers/admin-user"
import type { MedusaSuite } from "../helpers/medusa-test"
import { loginAsCustomer, type ShopCustomer } from "../helpers/shop-customer"
import { retention } from "../helpers/small-shop"

const PATH = "/store/retention/seen"

export function seenTests({ api, getContainer }: MedusaSuite): void {
  let container: MedusaContainer
  let key: string
  let ann: ShopCustomer
  let products: Record<"shown" | "draft" | "deleted" | "elsewhere", string>

  beforeAll(async () => {
    container = getContainer()
    const channels = await createSalesChannelsWorkflow(container).run({
      input: { salesChannelsData: [{ name: "Web" }, { name: "Wholesale" }] },
    })
    const [web, wholesale] = channels.result.map(({ id }) => id)
    const keys = await createApiKeysWorkflow(container).run({
      input: { api_keys: [{ title: "Web", type: "publishable", created_by: "" }] },
    })
    const { id: keyId, token } = keys.result[0] ?? { id: "", token: "" }
    key = token
    await linkSalesChannelsToApiKeyWorkflow(container).run({
      input: { id: keyId, add: [String(web)] },
    })
    const service = container.resolve(Modules.PRODUCT)
    const make = async (title: string, status: "published" | "draft" = "published") =>
      (await service.createProducts({ title, status })).id
    products = {
      shown: await make("Shown"),
      draft: await make("Draft", "draft"),
      deleted: await make("Deleted"),
      elsewhere: await make("Elsewhere"),
    }
    const { elsewhere, ...here } = products
    await linkProductsToSalesChannelWorkflow(container).run({
      input: { id: String(web), add: Object.values(here) },
    })
    await linkProductsToSalesChannelWorkflow(container).run({
      input: { id: String(wholesale), add: [elsewhere] },
    })
    await service.softDeleteProducts([products.deleted])
  })

  beforeEach(async () => {
    await setStorefront(true)
    // A new one for each test: requests are counted by customer.
    ann = await loginAsCustomer(api, container, `ann${Date.now()}@x.com`)
    await syncCustomersWorkflow(container).run({ input: { customer_ids: [ann.id] } })
  })

  async function setStorefront(storefront: boolean) {
    const { policies } = retention(container)
    const { version } = await policies.ensureSeed(policySchema.parse({}), new Date())
    await policies.save(
      {
        settings: policySchema.parse({ seen: { storefront } }),
        expected_version: version,
        created_by: null,
        note: null,
      },
      new Date()
    )
  }

  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const post = (body: unknown, headers: Record<string, string> = bearer(ann.token)) =>
    api.post(PATH, body, {
      headers: { "x-publishable-api-key": key, ...headers },
      validateStatus: () => true,
    })
  const rows = async (sql: string) =>
    (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(sql)).rows
  const viewed = () =>
    rows(`SELECT product_id FROM retention_product_view WHERE customer_id = '${ann.id}'`)
  const lastSeen = async () => {
    const [row] = await rows(
      `SELECT p.last_seen_at FROM retention_identity i JOIN retention_person p
           ON p.id = i.person_id WHERE i.customer_id = '${ann.id}'`
    )
    return row?.last_seen_at as Date | null
  }

  it("notes what can be seen in the shop, and answers the same of everything else", async () => {
    const before = new Date()
    const { status, data } = await post({
      product_ids: [...Object.values(products), "prod_unknown", products.shown],
    })
    expect([status, data]).toEqual([200, { seen: true }])
    expect(await viewed()).toEqual([{ product_id: products.shown }])
    expect((await lastSeen())?.getTime()).toBeGreaterThanOrEqual(before.getTime())

    const foreign = await post({ product_ids: [products.elsewhere, "prod_unknown"] })
    expect([foreign.status, foreign.data]).toEqual([200, { seen: true }])
    expect(await viewed()).toHaveLength(1)
  })

  it("has nobody scored, and no stage moved", async () => {
    await container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)
      .raw("DELETE FROM retention_unscored")
    await post({ product_ids: [products.shown] })
    expect(await rows("SELECT 1 FROM retention_unscored")).toEqual([])
    expect(await rows("SELECT 1 FROM retention_transition")).toEqual([])
  })

  it("takes a customer who is not mirrored yet, and hints at them", async () => {
    const bob = await loginAsCustomer(api, container, `bob${Date.now()}@x.com`)
    const { status, data } = await post({ product_ids: [products.shown] }, bearer(bob.token))
    expect([status, data]).toEqual([200, { seen: true }])
    expect(await rows(`SELECT kind FROM retention_hint WHERE subject_id = '${bob.id}'`)).toEqual([
      { kind: "customer" },
    ])
    expect(
      await rows(`SELECT 1 FROM retention_product_view WHERE customer_id = '${bob.id}'`)
    ).toEqual([])
  })

  it("needs a publishable key", async () => {
    const without = await api.post(
      PATH,
      { product_ids: [products.shown] },
      { headers: bearer(ann.token), validateStatus: () => true }
    )
    expect(without.status).toBe(400)
    expect(without.data.message).toMatch(/Publishable API key required/)
    const wrong = await post(
      { product_ids: [products.shown] },
      { ...bearer(ann.token), "x-publishable-api-key": "pk_wrong" }
    )
    expect(wrong.status).toBe(400)
    expect(await viewed()).toEqual([])
  })

  it("needs a customer who is logged in", async () => {
    const admin = await loginAsAdmin(api, container, { email: `admin${Date.now()}@x.com` })
    for (const headers of [{}, bearer("junk"), { ...admin.headers }]) {
      const { status } = await post({ product_ids: [products.shown] }, headers)
      expect(status).toBe(401)
    }
  })

  it("is not there unless the policy says so", async () => {
    await setStorefront(false)
    const { status, data } = await post({ product_ids: [products.shown] })
    expect(status).toBe(404)
    expect(data).toMatchObject({ type: "not_found" })
    expect(await viewed()).toEqual([])
    expect(await lastSeen()).toBeNull()
  })

  const list = "product_ids: must be a list of 1 to 50 product ids"
  const letters = "product_ids.1: must be a product id of at most 64 letters"
  it.each<[string, unknown, string]>([
    ["nothing", {}, list],
    ["no list", { product_ids: "prod_1" }, list],
    ["an object", { product_ids: { 0: "prod_1" } }, list],
    ["an empty list", { product_ids: [] }, list],
    ["51 ids", { product_ids: Array.from({ length: 51 }, (_, n) => `prod_${n}`) }, list],
    ["thousands of junk", { product_ids: Array.from({ length: 5000 }, () => ({})) }, list],
    ["a number", { product_ids: ["prod_1", 7] }, "product_ids.1: must be a product id"],
    ["null", { product_ids: ["prod_1", null] }, "product_ids.1: must be a product id"],
    ["an empty id", { product_ids: ["prod_1", ""] }, letters],
    ["a long id", { product_ids: ["prod_1", "x".repeat(65)] }, letters],
    ["blanks and quotes", { product_ids: ["prod_1", "a' OR 1=1"] }, letters],
    ["NUL", { product_ids: ["prod_1", "a\0"] }, letters],
    ["a list as the body", [["prod_1"]], "body: Invalid input: expected object, received array"],
    [
      "another's id",
      { product_ids: ["prod_1"], customer_id: "cus_2" },
      "Unknown field customer_id; allowed: product_ids",
    ],
    [
      "a time",
      { product_ids: ["prod_1"], at: "2020-01-01" },
      "Unknown field at; allowed: product_ids",
    ],
  ])("refuses %s", async (_what, body, message) => {
    const { status, data } = await post(body)
    expect(status).toBe(400)
    expect(data).toEqual({ type: "invalid_data", message })
    expect(await lastSeen()).toBeNull()
  })

  it("refuses what is no JSON, and what is too much of it", async () => {
    const headers = { ...bearer(ann.token), "content-type": "application/json" }
    expect((await post('{"product_ids": [', headers)).status).toBe(400)
    expect((await post({ product_ids: ["x".repeat(200_000)] })).status).toBe(413)
  })

  it("takes 30 requests a minute of one customer, whatever others do", async () => {
    for (let n = 0; n < 30; n += 1) {
      // Junk counts too.
      expect((await post(n % 2 ? {} : { product_ids: ["prod_1"] })).status).toBe(n % 2 ? 400 : 200)
    }
    const { status, data, headers } = await post({ product_ids: [products.shown] })
    expect(status).toBe(429)
    expect(data.type).toBe("too_many_requests")
    expect(Number(headers["retry-after"])).toBeGreaterThan(0)
    expect(Number(headers["retry-after"])).toBeLessThanOrEqual(60)
    expect(await viewed()).toEqual([])

    const bob = await loginAsCustomer(api, container, `bob${Date.now()}@x.com`)
    expect((await post({ product_ids: ["prod_1"] }, bearer(bob.token))).status).toBe(200)
  })
}
