import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { CartFacts } from "../../../../modules/retention/domain/coupons/cart-check"
import type { CartCoupon } from "../../../../modules/retention/domain/coupons/cart-facts"
import { excludedCategories } from "../../../../modules/retention/domain/coupons/promotion-shape"
import {
  CART_FIELDS,
  CATEGORY_FIELDS,
  mapBasket,
  OWNER_FIELDS,
  type SourceCart,
} from "../../../../modules/retention/source/map-cart"

/** A cart that may still be changed, as coupons see it. */
export type OpenCart = CartFacts & {
  /** True where its customer is logged in: an address typed later does not change them. */
  readonly has_account: boolean
  /** The promotions it holds. */
  readonly promotions: readonly { readonly id: string; readonly code: string }[]
}

/**
 * Reads a cart with what is in it, as far as some coupons ask for it.
 * @returns null where there is none, or it is an order already
 */
export async function readCart(
  scope: MedusaContainer,
  id: string,
  coupons: Iterable<CartCoupon>
): Promise<OpenCart | null> {
  const asking = [...coupons]
  const excluding = asking.some(({ offer }) => excludedCategories(offer).length > 0)
  const [cart, net_promotions] = await Promise.all([
    read(scope, id, excluding ? [...CART_FIELDS, ...CATEGORY_FIELDS] : CART_FIELDS),
    netPromotions(scope, asking),
  ])
  return cart && { ...view(cart), basket: mapBasket(cart), net_promotions }
}

/** Promotions of those that ask for a minimum which go by amounts without tax. */
async function netPromotions(
  scope: MedusaContainer,
  coupons: readonly CartCoupon[]
): Promise<string[]> {
  const ids = coupons.flatMap(({ offer, promotion_id }) =>
    offer.minimum_basket && promotion_id ? promotion_id : []
  )
  if (ids.length === 0) {
    return []
  }
  const { data } = await scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "promotion", fields: ["id", "is_tax_inclusive"], filters: { id: ids } })
  return (data as unknown as { id: string; is_tax_inclusive: boolean | null }[])
    .filter(({ is_tax_inclusive }) => !is_tax_inclusive)
    .map(({ id }) => id)
}

/** Reads whose a cart is and which codes it holds; null as {@link readCart} has it. */
export async function readCartOwner(scope: MedusaContainer, id: string): Promise<OpenCart | null> {
  const cart = await read(scope, id, OWNER_FIELDS)
  return cart && view(cart)
}

async function read(
  scope: MedusaContainer,
  id: string,
  fields: readonly string[]
): Promise<SourceCart | null> {
  const { data } = await scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "cart", fields: [...fields], filters: { id } })
  const cart = data[0] as SourceCart | undefined
  return cart && !cart.completed_at ? cart : null
}

function view(cart: SourceCart): OpenCart {
  return {
    email: cart.customer?.email ?? null,
    has_account: cart.customer?.has_account ?? false,
    basket: null,
    promotions: (cart.promotions ?? []).flatMap((promotion) =>
      promotion?.code ? [{ id: promotion.id, code: promotion.code }] : []
    ),
  }
}
