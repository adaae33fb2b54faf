import { useQuery } from "@tanstack/react-query"
import { sdk } from "../lib/sdk"
import type { PolicyVersion } from "../lib/settings/types"
import { RETENTION_KEY } from "./use-overview"

/** `GET /admin/retention/policy`. */
export type PolicyAnswer = { readonly policy: PolicyVersion }

/** The version in force, read once for everybody who asks. */
export const policyQuery = {
  queryKey: [RETENTION_KEY, "policy"],
  queryFn: () => sdk.client.fetch<PolicyAnswer>("/admin/retention/policy"),
}

/** The policy in force. */
export function usePolicy() {
  return useQuery({ ...policyQuery, select: ({ policy }) => policy })
}

/** The policy's time zone, an IANA name, which days are counted in. */
export function usePolicyZone() {
  return useQuery({ ...policyQuery, select: ({ policy }) => policy.settings.time_zone })
}
