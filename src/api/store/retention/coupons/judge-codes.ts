import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  type CartRefusal,
  checkCart,
  deadInCart,
} from "../../../../modules/retention/domain/coupons/cart-check"
import {
  type CartCoupon,
  looksLikeCode,
} from "../../../../modules/retention/domain/coupons/cart-facts"
import { normalizeCode } from "../../../../modules/retention/domain/coupons/code"
import { retentionOf } from "../../../admin/retention/retention-of"
import type { OpenCart } from "./read-cart"

/** What is to become of codes that somebody typed. */
export type CodesVerdict =
  | { readonly kind: "refuse"; readonly typed: string; readonly refusal: CartRefusal }
  | {
      readonly kind: "accept"
      /** The codes to go on with, ours as they are stored. */
      readonly codes: readonly string[]
      /** Codes of ours in the cart that are dead. */
      readonly dead: readonly string[]
    }

/** Codes of ours among what was typed, by what was typed. The only look where none is. */
export async function ownCodes(
  scope: MedusaContainer,
  typed: readonly string[]
): Promise<ReadonlyMap<string, CartCoupon>> {
  const wanted = typed.map((code) => [code, normalizeCode(code)] as const)
  const likely = wanted.flatMap(([, code]) => (looksLikeCode(code) ? [code] : []))
  if (likely.length === 0) {
    return new Map()
  }
  const coupons = await retentionOf({ scope }).couponCarts.byCodes(likely)
  const byCode = new Map(coupons.map((coupon) => [coupon.code, coupon]))
  return new Map(
    wanted.flatMap(([code, stored]) => {
      const coupon = byCode.get(stored)
      return coupon ? [[code, coupon] as const] : []
    })
  )
}

/**
 * Whether a cart may have the codes that were typed.
 * @param ours those of them that are ours; see {@link ownCodes}
 * @param cart as it will be when they are applied
 * @param replaces true where the codes are all that the cart shall hold: what it holds already is
 * not judged again then, and left out where it is dead
 */
export async function judgeCodes(
  scope: MedusaContainer,
  typed: readonly string[],
  ours: ReadonlyMap<string, CartCoupon>,
  cart: OpenCart,
  { replaces, now }: { readonly replaces: boolean; readonly now: Date }
): Promise<CodesVerdict> {
  const held = cart.promotions.map(({ code }) => code)
  const heldOurs = [...(await ownCodes(scope, held)).values()]
  const dead = deadInCart(heldOurs, cart.email, now).map(({ coupon }) => coupon.code)
  const isHeld = ({ code }: CartCoupon) => replaces && held.includes(code)
  const refusals = typed.flatMap((code) => {
    const coupon = ours.get(code)
    const refusal = coupon && !isHeld(coupon) ? checkCart(coupon, cart, now) : null
    return refusal ? [{ kind: "refuse" as const, typed: code, refusal }] : []
  })
  const [refused] = refusals.filter(({ refusal }) => refusal.reason !== "invalid")
  if (refused) {
    return refused
  }
  const [invalid] = refusals
  if (invalid) {
    return { ...invalid, typed: await firstInvalid(scope, typed, ours, invalid.typed) }
  }
  const codes = typed
    .map((code) => ours.get(code)?.code ?? code)
    .filter((code) => !(replaces && dead.includes(code)))
  const beside = replaces ? [] : heldOurs.filter(({ code }) => !dead.includes(code))
  const together = [...ours.values(), ...beside].map(({ code }) => code)
  const [one, another] = new Set(together.filter((code) => !dead.includes(code)))
  return one !== undefined && another !== undefined
    ? { kind: "refuse", typed: one, refusal: { reason: "another_coupon", detail: {} } }
    : { kind: "accept", codes, dead }
}

/**
 * The code that Medusa would name if it did not know one that is another's: the first in the list
 * that it does not know. Else somebody could tell that there is such a code.
 */
async function firstInvalid(
  scope: MedusaContainer,
  typed: readonly string[],
  ours: ReadonlyMap<string, CartCoupon>,
  anothers: string
): Promise<string> {
  const before = typed.slice(0, typed.indexOf(anothers)).filter((code) => !ours.has(code))
  if (before.length === 0) {
    return anothers
  }
  const { data } = await scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "promotion", fields: ["code"], filters: { code: before } })
  const known = new Set((data as { code: string }[]).map(({ code }) => code))
  return before.find((code) => !known.has(code)) ?? anothers
}
