import { definePolicies } from "@medusajs/framework/utils"

/** Medusa's name for what the permissions are about. */
export const RETENTION_RESOURCE = "retention"

/** What a role may be allowed to do with retention, where Medusa's RBAC is switched on. */
export const retentionPolicies = definePolicies([
  {
    name: "RetentionRead",
    resource: RETENTION_RESOURCE,
    operation: "read",
    description: "See profiles, the overview, fits, problems and the policy",
  },
  {
    name: "RetentionOperate",
    resource: RETENTION_RESOURCE,
    operation: "operate",
    description: "Start or pause a backfill; start a reconcile or a check",
  },
  {
    name: "RetentionConfigure",
    resource: RETENTION_RESOURCE,
    operation: "configure",
    description: "Change the policy",
  },
  {
    name: "RetentionExport",
    resource: RETENTION_RESOURCE,
    operation: "export",
    description: "Download profiles as CSV",
  },
])
