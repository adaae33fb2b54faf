import { reactivatedAt } from "../facts/reactivated-at"
import type { Policy } from "../policy/schema"
import { addDays } from "../time/duration"
import type { Limits, PurchaseFact, Stage } from "../types"
import { stageOf } from "./stage-of"

/** A change of one person's stage. */
export type StageMove = {
  readonly at: Date
  /** Null at the first purchase: before it the person was no buyer. */
  readonly from: Stage | null
  readonly to: Stage
}

/**
 * The stages that a person has gone through by the ledger of today and one set of limits, as if
 * these had been in force all along; oldest first. The SQL that redraws the past is held equal to
 * this.
 *
 * Between two purchases a stage can change only at a limit or at the end of a period, and it is
 * asked at each of them: at every instant the last move says what {@link stageOf} says.
 *
 * @param purchases In any order; cancelled ones never happened.
 * @returns The last move may lie in the future. Empty without purchases.
 */
export function stageHistory(
  purchases: readonly Pick<PurchaseFact, "at" | "canceled_at">[],
  limits: Limits,
  policy: Policy
): StageMove[] {
  const valid = purchases
    .filter(({ canceled_at }) => canceled_at === null)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  const moves: StageMove[] = []
  for (const [index, { at }] of valid.entries()) {
    const next = valid[index + 1]?.at ?? null
    const facts = {
      first_purchase_at: valid[0]?.at ?? null,
      last_purchase_at: at,
      reactivated_at: reactivatedAt(valid.slice(0, index + 1), limits.dormant),
    }
    for (const instant of instantsOf(facts, limits, policy)) {
      const from = moves.at(-1)?.to ?? null
      const to = stageOf(facts, limits, policy, instant)
      if ((next === null || instant < next) && to !== from) {
        moves.push({ at: instant, from, to })
      }
    }
  }
  return moves
}

/** When the stage after a purchase may change, ascending: at once, and at each bound after it. */
function instantsOf(
  facts: { first_purchase_at: Date | null; last_purchase_at: Date; reactivated_at: Date | null },
  limits: Limits,
  { stage }: Policy
): Date[] {
  const { first_purchase_at, last_purchase_at, reactivated_at } = facts
  const bounds = [
    last_purchase_at,
    addDays(last_purchase_at, limits.at_risk),
    addDays(last_purchase_at, limits.dormant),
    addDays(last_purchase_at, limits.lost),
    ...(first_purchase_at ? [addDays(first_purchase_at, stage.new_days)] : []),
    ...(reactivated_at ? [addDays(reactivated_at, stage.reactivated_days)] : []),
  ]
  return bounds
    .filter((bound) => bound >= last_purchase_at)
    .sort((a, b) => a.getTime() - b.getTime())
}
