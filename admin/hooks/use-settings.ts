import { FetchError } from "@medusajs/js-sdk"
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { PolicyPreview } from "../../src/modules/retention/domain/policy/preview"
import type { Policy } from "../../src/modules/retention/domain/policy/schema"
import { sdk } from "../lib/sdk"
import { changesBetween } from "../lib/settings/changes"
import type { PolicyVersion, VersionPage } from "../lib/settings/types"
import { RETENTION_KEY } from "./use-overview"
import { type PolicyAnswer, policyQuery } from "./use-policy"

/**
 * Not below our root: what a draft would have done is not asked again because something of ours
 * has changed, as it has when that very draft was saved.
 */
const PREVIEW_KEY = "retention-policy-preview"
const VERSIONS_AT_ONCE = 20

/** The version in force; looked at anew whenever somebody comes back to the window. */
export function useSettings() {
  return useQuery({
    ...policyQuery,
    select: (answer) => answer.policy,
    staleTime: 0,
    refetchOnWindowFocus: true,
  })
}

/** Every version, newest first, page by page. */
export function useVersions() {
  return useInfiniteQuery({
    queryKey: [RETENTION_KEY, "policy-versions"],
    queryFn: ({ pageParam }) =>
      sdk.client.fetch<VersionPage>("/admin/retention/policy/versions", {
        query: { limit: VERSIONS_AT_ONCE, offset: pageParam },
      }),
    initialPageParam: 0,
    getNextPageParam: ({ offset, limit, count }) =>
      offset + limit < count ? offset + limit : undefined,
  })
}

/**
 * What a draft would do, worked out anew for each draft and each version it begins with.
 *
 * @param draft null while there is none to be looked at
 */
export function usePreview(draft: Policy | null, version: number) {
  return useQuery({
    queryKey: [PREVIEW_KEY, version, draft],
    queryFn: ({ signal }) =>
      sdk.client.fetch<{ preview: PolicyPreview }>("/admin/retention/policy/preview", {
        method: "POST",
        body: { settings: draft },
        signal,
      }),
    select: (answer) => answer.preview,
    enabled: draft !== null,
    // What was worked out before may rest on orders of before: it is shown once and dropped.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnReconnect: false,
  })
}

/** A draft to be saved upon the version it began with. */
export type Saving = {
  readonly settings: Policy
  readonly expected_version: number
  readonly note: string | null
}

/**
 * Saves a draft. The version that is in force then is cached, and everything else of ours is
 * dropped, since all of it may have changed.
 *
 * @throws by `mutateAsync`, what the server said; after a conflict the other version is asked for first
 */
export function useSaveSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (saving: Saving): Promise<PolicyVersion> => {
      try {
        const { policy } = await sdk.client.fetch<PolicyAnswer>("/admin/retention/policy", {
          method: "POST",
          body: saving,
        })
        return policy
      } catch (error) {
        if (error instanceof FetchError && error.status !== undefined && error.status < 500) {
          throw error
        }
        return savedAllTheSame(saving, error)
      }
    },
    onSuccess: (policy) => {
      client.setQueryData(policyQuery.queryKey, { policy } satisfies PolicyAnswer)
      // Not waited for: it is saved, whatever the answers are and however long they take.
      void client.invalidateQueries({ queryKey: [RETENTION_KEY] })
    },
    onError: () => client.invalidateQueries({ queryKey: policyQuery.queryKey }),
  })
}

/** A proxy may lose patience while the server is still at it: then the version tells. */
async function savedAllTheSame(saving: Saving, error: unknown): Promise<PolicyVersion> {
  const { policy } = await policyQuery.queryFn().catch(() => {
    throw error
  })
  const isOurs =
    policy.version === saving.expected_version + 1 &&
    changesBetween(saving.settings, policy.settings).length === 0
  if (!isOurs) {
    throw error
  }
  return policy
}

/** Codes of currencies that orders have and the policy no rate for; empty while unknown. */
export function useCurrenciesWithoutRate(): readonly string[] {
  const { data } = useQuery({
    queryKey: [RETENTION_KEY, "currencies-without-rate"],
    queryFn: () =>
      sdk.client.fetch<{ problems: readonly { details: { currency_code?: string } }[] }>(
        "/admin/retention/problems",
        { query: { kind: "currency_without_rate", limit: 200 } }
      ),
  })
  const codes = (data?.problems ?? []).flatMap(({ details }) => details.currency_code ?? [])
  return [...new Set(codes)].sort()
}

/** The name of the user with an id; the id where nobody may say it, or it is no user's. */
export function useUserName(id: string | null): string | null {
  const isUser = id?.startsWith("user_") ?? false
  const { data } = useQuery({
    // The dashboard's own key, so that its answers serve here too.
    queryKey: ["users", "detail", id],
    queryFn: () => sdk.admin.user.retrieve(id ?? ""),
    enabled: isUser,
    retry: false,
    staleTime: 5 * 60 * 1000,
  })
  if (!data) {
    return id
  }
  const { first_name, last_name, email } = data.user
  return [first_name, last_name].filter(Boolean).join(" ") || email
}
