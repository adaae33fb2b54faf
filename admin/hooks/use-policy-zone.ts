import { useQuery } from "@tanstack/react-query"
import { sdk } from "../lib/sdk"
import { RETENTION_KEY } from "./use-overview"

type Answer = { readonly policy: { readonly settings: { readonly time_zone: string } } }

/** The policy's time zone, an IANA name, which days are counted in. */
export function usePolicyZone() {
  return useQuery({
    queryKey: [RETENTION_KEY, "policy"],
    queryFn: () => sdk.client.fetch<Answer>("/admin/retention/policy"),
    select: (answer) => answer.policy.settings.time_zone,
  })
}
