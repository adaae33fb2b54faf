import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { MedusaError, PromotionActions } from "@medusajs/framework/utils"
import type { CartRefusal } from "../../../../../modules/retention/domain/coupons/cart-check"
import { parseRequest } from "../../../../admin/retention/validation"
import { judgeCodes, ownCodes } from "../judge-codes"
import { pullCodes } from "../pull-codes"
import { readCart, readCartOwner } from "../read-cart"
import { refusalMessage } from "../refusal-words"
import { applyBody } from "./validators"

const INVALID: CartRefusal = { reason: "invalid", detail: {} }

/**
 * Applies a coupon to a cart, as a link in a mail asks for it, and says why where it does not hold.
 * Asking again does nothing, so a storefront may ask with each look at a cart: Medusa forgets a code
 * that did not hold for a moment.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const { cart_id, code } = parseRequest(applyBody, req.body)
  const refuse = (refusal: CartRefusal) =>
    res.json({ applied: false, ...refusal, message: refusalMessage(code, refusal) })
  const ours = await ownCodes(req.scope, [code])
  const cart = await readCart(req.scope, cart_id, ours.values())
  if (cart === null) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `cart_id: there is no cart ${cart_id}, or it is an order already`
    )
  }
  const coupon = ours.get(code)
  if (!coupon) {
    refuse(INVALID)
    return
  }
  const now = new Date()
  const verdict = await judgeCodes(req.scope, [code], ours, cart, { replaces: false, now })
  if (verdict.kind === "refuse") {
    refuse(verdict.refusal)
    return
  }
  if (verdict.dead.length > 0 || !holds(cart, coupon.code)) {
    await pullCodes(req.scope, cart_id, verdict.dead)
    await updateCartPromotionsWorkflow(req.scope).run({
      input: {
        cart_id,
        promo_codes: [coupon.code],
        action: PromotionActions.ADD,
        force_refresh_payment_collection: true,
      },
    })
    if (!holds(await readCartOwner(req.scope, cart_id), coupon.code)) {
      refuse({ reason: "not_applicable", detail: {} })
      return
    }
  }
  const { offer, ends_at } = coupon
  res.json({ applied: true, coupon: { code: coupon.code, ends_at, offer } })
}

function holds(cart: Awaited<ReturnType<typeof readCartOwner>>, code: string): boolean {
  return cart?.promotions.some((promotion) => promotion.code === code) ?? false
}
