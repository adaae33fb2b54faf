import {
  authenticate,
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { RETENTION_RESOURCE } from "../policies/retention"
import { ensurePolicyWorkflow } from "../workflows/policy/workflows/ensure-policy"
import { retentionOf } from "./admin/retention/retention-of"
import { ONE_SEGMENT } from "./admin/retention/segments/one-segment"
import { byCart } from "./store/retention/coupons/apply/by-cart"
import {
  checkAddedCodes,
  checkFirstCodes,
  checkReplacedCodes,
} from "./store/retention/coupons/check-codes"
import { checkCompletion } from "./store/retention/coupons/check-completion"
import { byCustomer, limitRate } from "./store/retention/rate-limit"

const allows = (operation: "read" | "operate" | "configure" | "export") => [
  { resource: RETENTION_RESOURCE, operation },
]

/** Seeds version 1 of the policy where nothing has needed it yet. */
async function ensurePolicy(req: MedusaRequest, _: MedusaResponse, next: MedusaNextFunction) {
  if (!(await retentionOf(req).policies.exists())) {
    await ensurePolicyWorkflow(req.scope).run()
  }
  next()
}

/**
 * Permissions of the admin API, which Medusa asks for only where RBAC is switched on, and who
 * may call the storefront's.
 */
export default defineMiddlewares({
  routes: [
    { matcher: "/admin/retention/*", middlewares: [ensurePolicy], policies: allows("read") },
    { matcher: "/admin/retention/profiles/export", method: ["GET"], policies: allows("export") },
    { matcher: "/admin/retention/policy", method: ["POST"], policies: allows("configure") },
    { matcher: "/admin/retention/policy/preview", method: ["POST"], policies: allows("configure") },
    // Medusa takes 100 kB at most, and rules with all the ids that they may name are larger.
    { matcher: "/admin/retention/segments*", method: ["POST"], bodyParser: { sizeLimit: "1mb" } },
    { matcher: "/admin/retention/segments", method: ["POST"], policies: allows("operate") },
    { matcher: ONE_SEGMENT, method: ["POST", "DELETE"], policies: allows("operate") },
    ...["duplicate", "archive", "restore", "evaluate"].map((action) => ({
      matcher: `/admin/retention/segments/:id/${action}`,
      method: ["POST" as const],
      policies: allows("operate"),
    })),
    ...["sync", "sync/readmit", "sync/run"].map((action) => ({
      matcher: `/admin/retention/segments/:id/${action}`,
      method: ["POST" as const],
      policies: allows("configure"),
    })),
    // So are a thousand people, and offers with all the ids that they may name.
    { matcher: "/admin/retention/coupons*", method: ["POST"], bodyParser: { sizeLimit: "1mb" } },
    ...["coupons", "coupons/preview", "coupons/revoke", "coupons/runs/:id/stop"].map((path) => ({
      matcher: `/admin/retention/${path}`,
      method: ["POST" as const],
      policies: allows("operate"),
    })),
    { matcher: "/admin/retention/backfill", method: ["POST"], policies: allows("operate") },
    { matcher: "/admin/retention/reconcile", method: ["POST"], policies: allows("operate") },
    { matcher: "/admin/retention/check", method: ["POST"], policies: allows("operate") },
    { matcher: "/admin/retention/backfill/pause", method: ["POST"], policies: allows("operate") },
    {
      matcher: "/store/retention/seen",
      method: ["POST"],
      middlewares: [authenticate("customer", ["session", "bearer"]), limitRate(byCustomer)],
    },
    {
      matcher: "/store/retention/coupons/apply",
      method: ["POST"],
      middlewares: [limitRate(byCart)],
    },
    // Medusa's own routes. They are matched as Medusa matches them, so that no way of writing a
    // path leads past, and its validators have run: those of plugins come after.
    { matcher: "/store/carts", method: ["POST"], middlewares: [checkFirstCodes] },
    { matcher: "/store/carts/:id", method: ["POST"], middlewares: [checkReplacedCodes] },
    { matcher: "/store/carts/:id/promotions", method: ["POST"], middlewares: [checkAddedCodes] },
    { matcher: "/store/carts/:id/complete", method: ["POST"], middlewares: [checkCompletion] },
  ],
})
