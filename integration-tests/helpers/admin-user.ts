import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { AxiosInstance } from "axios"

/** Headers of a request by an admin. */
export type AdminHeaders = { readonly headers: { readonly authorization: string } }

/**
 * Makes an admin user and logs in by the real route.
 * @param email tells several users of one spec apart
 */
export async function loginAsAdmin(
  api: AxiosInstance,
  container: MedusaContainer,
  email = "admin@example.com"
): Promise<AdminHeaders> {
  const credentials = { email, password: "a-long-password" }
  const { success, authIdentity, error } = await container
    .resolve(Modules.AUTH)
    .register("emailpass", { body: credentials } as never)
  if (!success || !authIdentity) {
    throw new Error(`registration failed: ${error}`)
  }
  await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email } },
  })
  const { data } = await api.post("/auth/user/emailpass", credentials)
  return { headers: { authorization: `Bearer ${data.token}` } }
}
