import { createCustomerAccountWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { AxiosInstance } from "axios"

/** A customer with an account, logged in. */
export type ShopCustomer = { readonly id: string; readonly token: string }

/** Registers a customer and logs in by the real route. */
export async function loginAsCustomer(
  api: AxiosInstance,
  container: MedusaContainer,
  email: string
): Promise<ShopCustomer> {
  const credentials = { email, password: "a-long-password" }
  const { success, authIdentity, error } = await container
    .resolve(Modules.AUTH)
    .register("emailpass", { body: credentials })
  if (!success || !authIdentity) {
    throw new Error(`registration failed: ${error}`)
  }
  const { result: customer } = await createCustomerAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, customerData: { email } },
  })
  const { data } = await api.post("/auth/customer/emailpass", credentials)
  return { id: customer.id, token: data.token }
}
