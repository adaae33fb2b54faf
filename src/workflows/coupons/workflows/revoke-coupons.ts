import {
  createHook,
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { alignCouponsStep } from "../steps/align-coupons"
import { revokeCouponsStep, type RevokeCouponsInput } from "../steps/revoke-coupons"
import { tellOfCouponsStep } from "../steps/tell-of-coupons"

export const revokeCouponsWorkflowId = "retention-revoke-coupons"

/** As many are closed in Medusa at once; the job closes the rest. */
const AT_ONCE = 1000

/**
 * This workflow revokes coupons, some or all that a source gave: nobody can use them any more, and
 * they are taken out of open carts. Those that were used, ended or revoked before stay as they are,
 * and are told in `refused` with what they are.
 *
 * Nothing of it is taken back when a later step fails. Of very many coupons the rest is closed in
 * Medusa within minutes; our storefront routes refuse them at once.
 *
 * @example
 * const { result } = await revokeCouponsWorkflow(container).run({
 *   input: { source: { type: "win_back", id: "autumn" } },
 * })
 * // { revoked: [{ id: "rcpn_123", state: "revoked", … }], refused: [] }
 *
 * @summary
 *
 * Revoke coupons.
 *
 * @property hooks.validate - This hook is executed before anything is done. You can consume this hook to refuse by throwing an error.
 * @property hooks.couponsRevoked - This hook is executed when Medusa's promotions are closed. You can consume it to tell whoever was given the codes.
 */
export const revokeCouponsWorkflow = createWorkflow(
  revokeCouponsWorkflowId,
  function (input: WorkflowData<RevokeCouponsInput>) {
    const validate = createHook("validate", { input })
    const result = revokeCouponsStep(input)
    const coupon_ids = transform({ result }, ({ result: { revoked } }) =>
      revoked.map(({ id }) => id)
    )
    const aligned = alignCouponsStep(
      transform({ coupon_ids }, ({ coupon_ids: ids }) => ({ coupon_ids: ids.slice(0, AT_ONCE) }))
    )
    tellOfCouponsStep({ aligned, revoked: coupon_ids })
    const couponsRevoked = createHook("couponsRevoked", { input, result })
    return new WorkflowResponse(result, { hooks: [validate, couponsRevoked] as const })
  }
)
