import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { revokeCouponsWorkflow } from "../../../../../workflows/coupons/workflows/revoke-coupons"
import { parseRequest } from "../../validation"
import { revokeBody } from "../validators"

/** Revokes coupons that are held, takes them out of open carts, and says what the others are. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const { coupon_ids } = parseRequest(revokeBody, req.body)
  const { result } = await revokeCouponsWorkflow(req.scope).run({ input: { coupon_ids } })
  res.json({ revoked: result.revoked.length, refused: result.refused })
}
