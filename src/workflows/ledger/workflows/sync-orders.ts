import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { TransitionCause } from "../../../modules/retention/domain/types"
import { ensurePolicyStep } from "../../policy/steps/ensure-policy"
import { scoreCustomersWorkflow } from "../../scoring/workflows/score-customers"
import { syncOrdersStep } from "../steps/sync-orders"

/** Input of {@link syncOrdersWorkflow}. */
export type SyncOrdersWorkflowInput = {
  /** Medusa order ids; at most a few hundred at a time. */
  order_ids: string[]
  /** What transitions are to name as their cause; taken from what changed without it. */
  cause?: TransitionCause
}

export const syncOrdersWorkflowId = "retention-sync-orders"

/**
 * This workflow brings the purchase ledger in step with the given orders and scores the people
 * they concern. Run it after you changed orders in a way that Medusa tells nobody about. It is
 * harmless to run it twice, or late: it reads the orders as they are now. Before the first
 * backfill nobody can be scored, and the ledger alone is kept.
 *
 * Orders that are deleted, or drafts, are taken out of the ledger.
 *
 * @example
 * const { result } = await syncOrdersWorkflow(container).run({
 *   input: { order_ids: ["order_123"] },
 * })
 *
 * @summary
 *
 * Bring the purchase ledger in step with orders.
 *
 * @property hooks.ordersSynced - This hook is executed after the ledger was written and the people were scored. You can consume it to act on a purchase, with the ids of the people it concerns.
 */
export const syncOrdersWorkflow = createWorkflow(
  syncOrdersWorkflowId,
  (input: SyncOrdersWorkflowInput) => {
    ensurePolicyStep()
    const synced = syncOrdersStep({ order_ids: input.order_ids })
    const scoring = transform({ input, synced }, ({ input, synced }) => ({
      person_ids: synced.person_ids,
      cause: input.cause ?? synced.cause,
    }))
    when("someone-to-score", { synced }, ({ synced }) => synced.to_score).then(() => {
      scoreCustomersWorkflow.runAsStep({ input: scoring })
    })
    const ordersSynced = createHook("ordersSynced", {
      order_ids: input.order_ids,
      person_ids: synced.person_ids,
    })
    return new WorkflowResponse(synced, { hooks: [ordersSynced] })
  }
)
