import { useQuery } from "@tanstack/react-query"
import { sdk } from "../lib/sdk"

/** What Medusa's RBAC may allow with retention; each API route asks for one or two of them. */
export type Operation = "read" | "operate" | "configure" | "export"

const STALE_MS = 5 * 60 * 1000

type Flags = Readonly<Record<string, boolean | undefined>>

/**
 * Whether the user may do something with retention. Asked under the dashboard's own query keys, so
 * that its answers serve here too. It is there to explain a button beforehand; what is done is
 * decided by the server, and so nothing is forbidden here because the question failed.
 *
 * @returns true without RBAC; undefined until it is known. Forbid on `false` alone.
 */
export function useAllowed(operation: Operation): boolean | undefined {
  const flags = useQuery({
    queryKey: ["admin", "feature-flags"],
    queryFn: async () => {
      const answer = await sdk.client.fetch<{ feature_flags: Flags }>("/admin/feature-flags")
      return answer.feature_flags
    },
    staleTime: STALE_MS,
  })
  const rbac = flags.data?.rbac === true
  const permissions = useQuery({
    queryKey: ["me-permissions"],
    queryFn: () =>
      sdk.client.fetch<{ permissions: readonly string[] }>("/admin/rbac/me/permissions"),
    staleTime: STALE_MS,
    enabled: rbac,
  })
  if (flags.isPending || (rbac && permissions.isPending)) {
    return undefined
  }
  if (!rbac || !permissions.data) {
    return true
  }
  return permissions.data.permissions.includes(`retention:${operation}`)
}
