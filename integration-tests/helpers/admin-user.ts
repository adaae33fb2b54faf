import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { AxiosInstance } from "axios"

/** Headers of a request by an admin. */
export type AdminHeaders = { readonly headers: { readonly authorization: string } }

/** Who logs in. */
export type AdminUser = {
  /** Tells several users of one spec apart. */
  readonly email?: string
  /** A role of Medusa's RBAC, where that is switched on. */
  readonly role_id?: string
}

/** Makes an admin user and logs in by the real route. */
export async function loginAsAdmin(
  api: AxiosInstance,
  container: MedusaContainer,
  { email = "admin@example.com", role_id }: AdminUser = {}
): Promise<AdminHeaders> {
  const credentials = { email, password: "a-long-password" }
  const { success, authIdentity, error } = await container
    .resolve(Modules.AUTH)
    .register("emailpass", { body: credentials })
  if (!success || !authIdentity) {
    throw new Error(`registration failed: ${error}`)
  }
  const { result: user } = await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email } },
  })
  if (role_id) {
    await container.resolve(ContainerRegistrationKeys.LINK).create({
      [Modules.USER]: { user_id: user.id },
      [Modules.RBAC]: { rbac_role_id: role_id },
    })
  }
  const { data } = await api.post("/auth/user/emailpass", credentials)
  return { headers: { authorization: `Bearer ${data.token}` } }
}
