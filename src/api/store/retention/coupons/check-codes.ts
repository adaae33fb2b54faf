import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { orGoOn } from "./go-on"
import { type CodesVerdict, judgeCodes, ownCodes } from "./judge-codes"
import { pullCodes } from "./pull-codes"
import { type OpenCart, readCart } from "./read-cart"
import { refusalError } from "./refusal-words"

/** What Medusa's validator makes of a body that may name codes. */
type CodesBody = { promo_codes?: string[]; email?: string | null }

/** Stands before the adding of codes to a cart. */
export async function checkAddedCodes(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const verdict = await orGoOn(req.scope, () => judge(req, { replaces: false }))
  if (verdict?.kind === "accept") {
    await pullCodes(req.scope, req.params.id ?? "", verdict.dead)
  }
  goOn(req, verdict, next)
}

/** Stands before an edit of a cart, which may name all codes that it shall hold. */
export async function checkReplacedCodes(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  goOn(req, await orGoOn(req.scope, () => judge(req, { replaces: true })), next)
}

/**
 * Stands before the making of a cart with codes: refuses what is dead or another's, as an unknown
 * code is refused. What cannot hold yet in a cart that is to be filled is left to Medusa, which
 * passes it over.
 */
export async function checkFirstCodes(
  req: MedusaRequest,
  _: MedusaResponse,
  next: MedusaNextFunction
): Promise<void> {
  const verdict = await orGoOn(req.scope, () => judgeFirst(req))
  goOn(req, verdict, next)
}

async function judge(
  req: MedusaRequest,
  { replaces }: { readonly replaces: boolean }
): Promise<CodesVerdict | null> {
  const typed = bodyOf(req).promo_codes ?? []
  const ours = await ownCodes(req.scope, typed)
  if (ours.size === 0) {
    return null
  }
  const cart = await readCart(req.scope, req.params.id ?? "", ours.values())
  // Medusa says what is the matter with the cart.
  return (
    cart && judgeCodes(req.scope, typed, ours, asEdited(cart, req), { replaces, now: new Date() })
  )
}

async function judgeFirst(req: MedusaRequest): Promise<CodesVerdict | null> {
  const typed = bodyOf(req).promo_codes ?? []
  const ours = await ownCodes(req.scope, typed)
  if (ours.size === 0) {
    return null
  }
  const cart = { email: await firstEmail(req), has_account: false, basket: null, promotions: [] }
  const verdict = await judgeCodes(req.scope, typed, ours, cart, {
    replaces: false,
    now: new Date(),
  })
  const canWait =
    verdict.kind === "refuse" && ["email_needed", "not_ready"].includes(verdict.refusal.reason)
  return canWait
    ? { kind: "accept", codes: typed.map((code) => ours.get(code)?.code ?? code), dead: [] }
    : verdict
}

/** The address of a guest is the one in the body, in small letters, when Medusa looks at codes. */
function asEdited(cart: OpenCart, req: MedusaRequest): OpenCart {
  const { email } = bodyOf(req)
  return email && !cart.has_account ? { ...cart, email: email.toLowerCase() } : cart
}

/** As Medusa finds the customer of a new cart: by the login, else by the address in the body. */
async function firstEmail(req: MedusaRequest): Promise<string | null> {
  const { auth_context } = req as Partial<AuthenticatedMedusaRequest>
  if (!auth_context?.actor_id) {
    return bodyOf(req).email?.toLowerCase() ?? null
  }
  const { data } = await req.scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "customer", fields: ["email"], filters: { id: auth_context.actor_id } })
  return (data as { email: string | null }[])[0]?.email ?? null
}

function bodyOf({ validatedBody }: MedusaRequest): CodesBody {
  return validatedBody ?? {}
}

function goOn(req: MedusaRequest, verdict: CodesVerdict | null, next: MedusaNextFunction): void {
  if (verdict?.kind === "refuse") {
    throw refusalError(verdict.typed, verdict.refusal)
  }
  if (verdict) {
    bodyOf(req).promo_codes = [...verdict.codes]
  }
  next()
}
