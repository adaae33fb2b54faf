import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  type DeadInCart,
  deadInCart,
  withoutDeleted,
} from "../../../../modules/retention/domain/coupons/cart-check"
import { retentionOf } from "../../../admin/retention/retention-of"
import { orGoOn } from "./go-on"
import { pullCodes } from "./pull-codes"
import { readCartOwner } from "./read-cart"
import { refusalError } from "./refusal-words"

/** Dead coupons in a cart: the first one's reason is told, all their codes go. */
type Dead = { readonly first: DeadInCart; readonly codes: readonly string[] }

/**
 * Stands before the completion of a cart. Medusa recomputes nothing there: a code that ended or was
 * switched off since it was added would be taken off the order, and not be counted; one that was
 * deleted breaks it. Takes such codes out and answers 400 with the reason; the storefront shows the
 * new total and asks for payment anew.
 */
export async function checkCompletion(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const id = req.params.id ?? ""
  const dead = await orGoOn(req.scope, () => deadCoupons(req.scope, id))
  if (dead === null) {
    next()
    return
  }
  try {
    await pullCodes(req.scope, id, dead.codes)
  } catch (error) {
    // A webhook of the payment may have completed it meanwhile; then Medusa answers with the order.
    if ((await readCartOwner(req.scope, id)) !== null) {
      throw error
    }
    next()
    return
  }
  throw refusalError(dead.first.coupon.code, dead.first.refusal)
}

/** One look where a cart holds no promotion, a second where none of those it holds is ours. */
async function deadCoupons(scope: MedusaContainer, cart_id: string): Promise<Dead | null> {
  const { data } = await scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "cart_promotion", fields: ["promotion_id"], filters: { cart_id } })
  const held = (data as { promotion_id: string }[]).map(({ promotion_id }) => promotion_id)
  const coupons = await retentionOf({ scope }).couponCarts.byPromotions(held)
  if (coupons.length === 0) {
    return null
  }
  const cart = await readCartOwner(scope, cart_id)
  if (cart === null) {
    return null
  }
  const { email, promotions } = cart
  const dead = deadInCart(withoutDeleted(coupons, promotions), email, new Date())
  const [first] = dead
  return first ? { first, codes: codesOf(dead, promotions) } : null
}

/** By their names in the cart too: a promotion may have got another code by hand. */
function codesOf(
  dead: readonly DeadInCart[],
  promotions: readonly { readonly id: string; readonly code: string }[]
): string[] {
  const ids = dead.map(({ coupon }) => coupon.promotion_id)
  const renamed = promotions.filter(({ id }) => ids.includes(id)).map(({ code }) => code)
  return [...new Set([...dead.map(({ coupon }) => coupon.code), ...renamed])]
}
