import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { ensurePolicyStep } from "../../policy/steps/ensure-policy"
import { emitTransitionsStep } from "../../scoring/steps/emit-transitions"
import { scoreWaitingStep } from "../../scoring/steps/score-waiting"
import { checkLedgerStep, type CheckLedgerStepInput } from "../steps/check-ledger"

export const checkLedgerWorkflowId = "retention-check-ledger"

/**
 * This workflow holds the purchase ledger, people and products against Medusa's records, all or
 * a sample, and makes right what is not as it should be; the people this concerns are scored.
 * Run it when you changed records past Medusa, or to know. It is the only one that finds
 * records which were deleted by SQL.
 *
 * While it runs, `GET /admin/retention/check` says how far it is and what it has found. A second
 * one at the same time, and one before the first backfill, is refused with a `conflict` error.
 *
 * @example
 * const { result } = await checkLedgerWorkflow(container).run({ input: { mend: false } })
 * // { orders: 81234, found: { missing: 0, superfluous: 0, different: 1 }, differences: [
 * //   { order_id: "order_123", kind: "different",
 * //     fields: [{ field: "net_amount", ledger: "10", source: "7.5" }] }], … }
 *
 * @summary
 *
 * Check the purchase ledger against the orders.
 *
 * @property hooks.ledgerChecked - This hook is executed after differences were mended and people were scored. You can consume it to be told of them.
 */
export const checkLedgerWorkflow = createWorkflow(
  checkLedgerWorkflowId,
  (input: CheckLedgerStepInput) => {
    ensurePolicyStep()
    const check = checkLedgerStep(input)
    const scored = scoreWaitingStep()
    emitTransitionsStep(scored)
    const result = transform({ check, scored }, ({ check, scored }) => ({ ...check, scored }))
    const ledgerChecked = createHook("ledgerChecked", { result })
    return new WorkflowResponse(result, { hooks: [ledgerChecked] as const })
  }
)
