import { definePolicies } from "@medusajs/framework/utils"

/** Medusa's name for what the permissions are about. */
export const RETENTION_RESOURCE = "retention"

/** What a role may be allowed to do with retention, where Medusa's RBAC is switched on. */
export const retentionPolicies = definePolicies([
  {
    name: "RetentionRead",
    resource: RETENTION_RESOURCE,
    operation: "read",
    description: "See profiles, segments, coupons, the overview, fits, problems and the policy",
  },
  {
    name: "RetentionOperate",
    resource: RETENTION_RESOURCE,
    operation: "operate",
    description:
      "Issue and revoke coupons; make, edit, archive and delete segments; start or pause a backfill; start a reconcile or a check",
  },
  {
    name: "RetentionConfigure",
    resource: RETENTION_RESOURCE,
    operation: "configure",
    description: "Change the policy; have customer groups follow segments",
  },
  {
    name: "RetentionExport",
    resource: RETENTION_RESOURCE,
    operation: "export",
    description: "Download profiles as CSV",
  },
])
