import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { PortraitView } from "../../../../../modules/retention/store/portraits/portrait-reader"

/** A portrait whose favourite category has a name; null where Medusa has it no more. */
export type NamedPortrait = Omit<PortraitView, "favourite_category"> & {
  readonly favourite_category:
    (NonNullable<PortraitView["favourite_category"]> & { readonly name: string | null }) | null
}

/** Asks Medusa for the name, which may change at any time and is not kept. */
export async function withCategoryName(
  container: MedusaContainer,
  portrait: PortraitView
): Promise<NamedPortrait> {
  const { favourite_category } = portrait
  if (!favourite_category) {
    return { ...portrait, favourite_category }
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "product_category",
    fields: ["id", "name"],
    filters: { id: favourite_category.id },
  })
  const [found] = data as { readonly name?: string }[]
  return { ...portrait, favourite_category: { ...favourite_category, name: found?.name ?? null } }
}
