import { useQuery } from "@tanstack/react-query"
import { sdk } from "../lib/sdk"
import type { Overview, PolicyVersion } from "../lib/types"

/** Keys of our cached answers, all under one root so that they can be dropped together. */
export const RETENTION_KEY = "retention"

/** The whole shop at a glance. */
export function useOverview() {
  return useQuery({
    queryKey: [RETENTION_KEY, "overview"],
    queryFn: () => sdk.client.fetch<{ overview: Overview }>("/admin/retention/overview"),
    select: (answer) => answer.overview,
  })
}

/** The policy in force. */
export function usePolicy() {
  return useQuery({
    queryKey: [RETENTION_KEY, "policy"],
    queryFn: () => sdk.client.fetch<{ policy: PolicyVersion }>("/admin/retention/policy"),
    select: (answer) => answer.policy,
  })
}
