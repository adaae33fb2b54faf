import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { workContext } from "../../work-context"
import type { IssueCouponsOutput } from "../issue-input"
import type { ReservedCoupons } from "./reserve-coupons"

export const readIssuedCouponsStepId = "retention-read-issued-coupons"

/** Reads coupons again, now that Medusa has them. */
export const readIssuedCouponsStep = createStep(
  readIssuedCouponsStepId,
  async ({ issued, reused, refused }: ReservedCoupons, { container }) => {
    const { coupons } = workContext(container).retention
    const output: IssueCouponsOutput = {
      issued: await coupons.byIds(issued),
      reused: await coupons.byIds(reused),
      refused,
    }
    return new StepResponse(output)
  }
)
