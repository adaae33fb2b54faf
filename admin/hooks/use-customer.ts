import { FetchError } from "@medusajs/js-sdk"
import { useQuery } from "@tanstack/react-query"
import { sdk } from "../lib/sdk"
import type { Profile, Purchase } from "../lib/types"
import { RETENTION_KEY } from "./use-overview"

/**
 * The profile of the person a customer record belongs to.
 *
 * @param customerId Medusa's customer id, of an account or a guest record
 * @returns the query; its data is null while retention does not know the customer yet
 */
export function useProfile(customerId: string) {
  return useQuery({
    queryKey: [RETENTION_KEY, "profile", customerId],
    queryFn: async (): Promise<Profile | null> => {
      try {
        const answer = await sdk.client.fetch<{ profile: Profile }>(
          `/admin/retention/profiles/${customerId}`
        )
        return answer.profile
      } catch (error) {
        // A customer who has just signed up is no failure: the next event brings them in.
        if (error instanceof FetchError && error.status === 404) {
          return null
        }
        throw error
      }
    },
  })
}

/**
 * A person's latest purchases, newest first.
 *
 * @param customerId Medusa's customer id
 * @param limit how many
 */
export function usePurchases(customerId: string, limit: number) {
  return useQuery({
    queryKey: [RETENTION_KEY, "purchases", customerId, limit],
    queryFn: () =>
      sdk.client.fetch<{ purchases: Purchase[]; count: number }>(
        `/admin/retention/profiles/${customerId}/purchases`,
        { query: { limit } }
      ),
  })
}
