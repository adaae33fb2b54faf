import { Modules } from "@medusajs/framework/utils"
import {
  createCustomerAccountWorkflow,
  createCustomerGroupsWorkflow,
  createCustomersWorkflow,
  deleteCustomerGroupsWorkflow,
  deleteCustomersWorkflow,
  linkCustomersToCustomerGroupWorkflow,
  linkCustomerGroupsToCustomerWorkflow,
  removeCustomerAccountWorkflow,
  updateCustomersWorkflow,
} from "@medusajs/medusa/core-flows"
import type { FullShop } from "../../helpers/full-shop"
import type { LedgerState } from "../../helpers/ledger-state"
import { fillCart, placePaidOrder } from "../../helpers/shop-orders"
import { the } from "../../helpers/the"
import { expectPurchase, type Happening, type ShopCase } from "./shop-case"

/** People who come, change and go. */
export const CUSTOMER_CASES: ShopCase[] = [
  {
    name: "guest left by a cart",
    prepare: async (shop, email) => ({
      happen: async () => {
        await fillCart(shop, { email })
      },
      check: (truth) => expect(person(truth, email)).toMatchObject({ has_account: false }),
    }),
  },
  {
    name: "customer made by an admin",
    prepare: async (shop, email) => ({
      happen: async () => {
        await makeAccount(shop, email)
      },
      check: (truth) => expect(person(truth, email)).toMatchObject({ has_account: true }),
    }),
  },
  {
    name: "guest registers",
    prepare: async (shop, email) => {
      const { id, customer_id } = await placePaidOrder(shop, { email })
      return {
        happen: async () => {
          await register(shop, email)
        },
        check: (truth) => {
          expectPurchase(truth, id, { person: email })
          expect(person(truth, email)).toMatchObject({ has_account: true, first_name: "Ann" })
          expect(truth.identities.filter((row) => row.person === email)).toHaveLength(2)
          expect(truth.purchases.map((row) => row.customer_id)).toContain(customer_id)
        },
      }
    },
  },
  onCustomer("name changes", async (shop, { id, email, order_id }) => ({
    happen: () => update(shop, id, { first_name: "Zoe" }),
    check: (truth) => {
      expectPurchase(truth, order_id, { person: email })
      expect(person(truth, email)).toMatchObject({ first_name: "Zoe" })
    },
  })),
  onCustomer("e-mail changes, renamed in place", async (shop, { id, email, order_id }) => ({
    happen: () => update(shop, id, { email: `new-${email}` }),
    check: (truth) => {
      expectPurchase(truth, order_id, { person: `new-${email}` })
      expect(person(truth, email)).toBeUndefined()
    },
  })),
  onCustomer("e-mail changes, case only", async (shop, { id, email, order_id }) => ({
    happen: () => update(shop, id, { email: email.toUpperCase() }),
    check: (truth) => {
      expectPurchase(truth, order_id, { person: email })
      expect(truth.identities.map((row) => row.email)).toContain(email.toUpperCase())
    },
  })),
  onCustomer("e-mail changes onto another person's", async (shop, { id, email, order_id }) => {
    const other = await placePaidOrder(shop, { email: `other-${email}` })
    return {
      happen: () => update(shop, id, { email: `other-${email}` }),
      check: (truth) => {
        expectPurchase(truth, order_id, { person: `other-${email}` })
        expectPurchase(truth, other.id, { person: `other-${email}` })
        expect(person(truth, email)).toBeUndefined()
      },
    }
  }),
  onCustomer("e-mail changes, a guest keeps the old one", async (shop, { id, email, order_id }) => {
    const { result } = await createCustomersWorkflow(shop.container).run({
      input: { customersData: [{ email, has_account: false }] },
    })
    return {
      happen: () => update(shop, id, { email: `new-${email}` }),
      check: (truth) => {
        expectPurchase(truth, order_id, { person: `new-${email}` })
        expect(truth.identities).toContainEqual(
          expect.objectContaining({ customer_id: the(result[0]).id, person: email })
        )
      },
    }
  }),
  onCustomer("metadata changes", async (shop, { id }) => ({
    happen: () => update(shop, id, { metadata: { vip: "gold", secret: "1" } }),
    check: (truth) => expect(identity(truth, id)).toMatchObject({ metadata: { vip: "gold" } }),
  })),
  onCustomer("customer deleted", async (shop, { id, email, order_id }) => ({
    happen: async () => {
      await deleteCustomersWorkflow(shop.container).run({ input: { ids: [id] } })
    },
    check: (truth) => {
      expect(identity(truth, id)).toBeUndefined()
      expectPurchase(truth, order_id, { person: `order-${email}` })
    },
  })),
  {
    name: "account removed by its owner",
    prepare: async (shop, email) => {
      const customerId = await register(shop, email)
      return {
        happen: async () => {
          await removeCustomerAccountWorkflow(shop.container).run({ input: { customerId } })
        },
        check: (truth) => expect(person(truth, email)).toBeUndefined(),
      }
    },
  },
  {
    ...onCustomer("customer deleted, restored later", async (shop, { id, email, order_id }) => {
      await deleteCustomersWorkflow(shop.container).run({ input: { ids: [id] } })
      return {
        happen: async () => {
          await shop.container.resolve(Modules.CUSTOMER).restoreCustomers([id])
        },
        check: (truth) => expectPurchase(truth, order_id, { person: email }),
      }
    }),
    silent: true,
  },
  onCustomer("customer deleted and restored", async (shop, { id, email, order_id }) => ({
    happen: async () => {
      await deleteCustomersWorkflow(shop.container).run({ input: { ids: [id] } })
      await shop.container.resolve(Modules.CUSTOMER).restoreCustomers([id])
    },
    check: (truth) => expectPurchase(truth, order_id, { person: email }),
  })),
  onCustomer("joins a group", async (shop, { id }) => {
    const group = await makeGroup(shop)
    return {
      happen: () => join(shop, group, id),
      check: (truth) => expect(identity(truth, id)).toMatchObject({ group_ids: [group] }),
    }
  }),
  onCustomer("joins two groups, seen from the customer", async (shop, { id }) => {
    const groups = [await makeGroup(shop), await makeGroup(shop)]
    return {
      happen: async () => {
        await linkCustomerGroupsToCustomerWorkflow(shop.container).run({
          input: { id, add: groups },
        })
      },
      check: (truth) =>
        expect(identity(truth, id)).toMatchObject({ group_ids: [...groups].sort() }),
    }
  }),
  onCustomer("leaves a group", async (shop, { id }) => {
    const group = await makeGroup(shop)
    await join(shop, group, id)
    return {
      happen: async () => {
        await linkCustomersToCustomerGroupWorkflow(shop.container).run({
          input: { id: group, remove: [id] },
        })
      },
      check: (truth) => expect(identity(truth, id)).toMatchObject({ group_ids: [] }),
    }
  }),
  onCustomer("group deleted", async (shop, { id }) => {
    const group = await makeGroup(shop)
    await join(shop, group, id)
    return {
      happen: async () => {
        await deleteCustomerGroupsWorkflow(shop.container).run({ input: { ids: [group] } })
      },
      check: (truth) => expect(identity(truth, id)).toMatchObject({ group_ids: [] }),
    }
  }),
]

type KnownCustomer = { readonly id: string; readonly email: string; readonly order_id: string }

/** A case of one account with one order, which was placed under another address. */
function onCustomer(
  name: string,
  prepare: (shop: FullShop, customer: KnownCustomer) => Promise<Happening>
): ShopCase {
  return {
    name,
    prepare: async (shop, email) => {
      const id = await makeAccount(shop, email)
      const order = await placePaidOrder(shop, { customer_id: id, email: `order-${email}` })
      return prepare(shop, { id, email, order_id: order.id })
    },
  }
}

async function makeAccount({ container }: FullShop, email: string): Promise<string> {
  const { result } = await createCustomersWorkflow(container).run({
    input: { customersData: [{ email, first_name: "Ann", has_account: true }] },
  })
  return the(result[0]).id
}

/** Makes an account as the storefront does; answers with the customer's id. */
async function register({ container }: FullShop, email: string): Promise<string> {
  const identity = await container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: "emailpass", entity_id: email }],
  })
  const { result } = await createCustomerAccountWorkflow(container).run({
    input: { authIdentityId: identity.id, customerData: { email, first_name: "Ann" } },
  })
  return result.id
}

async function update(
  { container }: FullShop,
  id: string,
  changes: { email?: string; first_name?: string; metadata?: Record<string, unknown> }
): Promise<void> {
  await updateCustomersWorkflow(container).run({
    input: { selector: { id: [id] }, update: changes },
  })
}

let groups = 0

async function makeGroup({ container }: FullShop): Promise<string> {
  groups += 1
  const { result } = await createCustomerGroupsWorkflow(container).run({
    input: { customersData: [{ name: `Group ${groups}` }] },
  })
  return the(result[0]).id
}

async function join({ container }: FullShop, id: string, customer: string): Promise<void> {
  await linkCustomersToCustomerGroupWorkflow(container).run({ input: { id, add: [customer] } })
}

function person({ persons }: LedgerState, email: string) {
  return persons.find((row) => row.email === email)
}

function identity({ identities }: LedgerState, customer_id: string) {
  return identities.find((row) => row.customer_id === customer_id)
}
