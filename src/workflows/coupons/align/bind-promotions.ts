import {
  createPromotionRulesWorkflow,
  updatePromotionRulesWorkflow,
} from "@medusajs/medusa/core-flows"
import type { Binding } from "../../../modules/retention/domain/coupons/alignment"
import type { WorkContext } from "../../work-context"
import { toRule } from "./make-promotions"

/**
 * Binds promotions to the addresses they should be bound to, and no others.
 * @throws what Medusa refuses
 */
export async function bindPromotions(
  { container }: WorkContext,
  promotions: readonly { readonly promotion_id: string; readonly bind: Binding | null }[]
): Promise<void> {
  const rewritten = promotions.flatMap(({ bind }) =>
    bind && bind.rule_id !== null ? [{ id: bind.rule_id, ...toRule(bind.rule) }] : []
  )
  if (rewritten.length > 0) {
    await updatePromotionRulesWorkflow(container).run({ input: { data: rewritten } })
  }
  for (const { promotion_id, bind } of promotions) {
    if (bind && bind.rule_id === null) {
      await createPromotionRulesWorkflow(container).run({
        input: { rule_type: "rules", data: { id: promotion_id, rules: [toRule(bind.rule)] } },
      })
    }
  }
}
