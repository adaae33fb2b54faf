import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"

/** @throws Error when the address is taken */
export async function makeAdminUser(
  container: MedusaContainer,
  { email, password }: { readonly email: string; readonly password: string }
): Promise<void> {
  const { success, authIdentity, error } = await container
    .resolve(Modules.AUTH)
    .register("emailpass", { body: { email, password } })
  if (!success || !authIdentity) {
    throw new Error(`The admin user could not be made: ${error ?? "no reason given"}`)
  }
  await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email, first_name: "Demo" } },
  })
}
