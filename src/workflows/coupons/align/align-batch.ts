import { alignmentOf } from "../../../modules/retention/domain/coupons/alignment"
import type { AlignResult, DueCoupon } from "../../../modules/retention/store/coupons/align-store"
import type { WorkContext } from "../../work-context"
import { closePromotions, type Closing } from "./close-promotions"
import { inHalves } from "./in-halves"
import { keepPromotions, type Keeping } from "./keep-promotions"
import { makePromotions } from "./make-promotions"
import { readPromotions } from "./read-promotions"
import { removePromotions, type Removing } from "./remove-promotions"

/** Coupons by what has to be done. */
type Plan = {
  readonly close: Closing[]
  readonly remove: Removing[]
  readonly create: DueCoupon[]
  readonly keep: Keeping[]
  /** Of which nothing has to be done in Medusa. */
  readonly known: AlignResult[]
}

/**
 * Brings the promotions of some coupons in line: first those that nobody may use any more. What
 * Medusa refuses is noted with the one coupon that it is about.
 */
export async function alignBatch(
  context: WorkContext,
  coupons: readonly DueCoupon[]
): Promise<AlignResult[]> {
  const { close, remove, create, keep, known } = await planOf(context, coupons)
  const now = context.now()
  return [
    ...known,
    ...(await inHalves(close, now, (some) => closePromotions(context, some))),
    ...(await inHalves(remove, now, (some) => removePromotions(context, some))),
    ...(await inHalves(create, now, (some) => makePromotions(context, some))),
    ...(await inHalves(keep, now, (some) => keepPromotions(context, some))),
  ]
}

async function planOf(context: WorkContext, coupons: readonly DueCoupon[]): Promise<Plan> {
  const found = await readPromotions(context, coupons)
  const now = context.now()
  const plan: Plan = { close: [], remove: [], create: [], keep: [], known: [] }
  for (const coupon of coupons) {
    const { id, revision } = coupon
    const promotion = found.get(id) ?? null
    const alignment = alignmentOf(coupon, promotion, now)
    const nothing = { id, revision, promotion_id: null, medusa_campaign_id: null, emails: null }
    if (alignment.kind === "create") {
      plan.create.push(coupon)
    } else if (alignment.kind === "await") {
      plan.known.push({ ...nothing, outcome: "later", retry_at: alignment.until })
    } else if (alignment.kind === "gone") {
      plan.known.push({ ...nothing, outcome: "gone" })
    } else if (alignment.kind === "nothing" || !promotion) {
      plan.known.push({ ...nothing, outcome: coupon.unwanted ? "removed" : "aligned" })
    } else if (alignment.kind === "close") {
      plan.close.push({ ...coupon, promotion, alignment })
    } else if (alignment.kind === "remove") {
      plan.remove.push({ ...coupon, promotion })
    } else {
      plan.keep.push({ ...coupon, promotion, alignment })
    }
  }
  return plan
}
