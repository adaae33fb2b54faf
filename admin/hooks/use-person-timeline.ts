import { useMemo } from "react"
import { type ChanceCurve, layOutChances, reachOf } from "../lib/person/chance-curve"
import { layOut, type Timeline } from "../lib/person/timeline"
import type { Profile, Purchase } from "../lib/person/types"
import { MOST_ROWS, useChances, usePurchases } from "./use-person"

/** What the picture of a person's purchases is drawn from. */
export type PersonTimeline = {
  readonly timeline: Timeline<Purchase>
  /** Null where nothing is predicted, and where it could not be read. */
  readonly curve: ChanceCurve | null
  /** ISO time of what `timeline.next` marks. */
  readonly nextAt: string | null
  /** Purchases that are drawn, and all there are. */
  readonly drawn: number
  readonly count: number
}

/** A question to the server that failed, and how to ask again. */
type Failure = { readonly error: unknown; readonly retry: () => void }

/**
 * Purchases and chances, laid out on one axis. The purchases are drawn without the chances where
 * those could not be read, but not before it is known, so that the axis stays as it is.
 *
 * @returns `picture` is null while something is on its way, and where there are no purchases
 */
export function usePersonTimeline(profile: Profile): {
  readonly picture: PersonTimeline | null
  readonly failedPurchases: Failure | null
  readonly failedChances: Failure | null
} {
  const purchases = usePurchases(profile.person_id, { limit: MOST_ROWS })
  const chances = useChances(profile)
  const { limits, explanation, time_zone: timeZone } = profile
  const at = explanation?.next?.values.at
  const nextAt = typeof at === "string" ? at : null
  const rows = chances.isLoading ? undefined : purchases.data
  const told = chances.data ?? null
  const picture = useMemo((): PersonTimeline | null => {
    if (!rows) {
      return null
    }
    const now = new Date()
    const timeline = layOut({
      purchases: rows.purchases,
      limits,
      now,
      next: nextAt,
      reach: told ? reachOf(told) : undefined,
    })
    return {
      timeline,
      curve: told && layOutChances({ chances: told, timeline, now, timeZone }),
      nextAt,
      drawn: rows.purchases.length,
      count: rows.count,
    }
  }, [rows, told, limits, nextAt, timeZone])
  return {
    picture,
    failedPurchases: purchases.isError
      ? { error: purchases.error, retry: () => void purchases.refetch() }
      : null,
    failedChances: chances.isError
      ? { error: chances.error, retry: () => void chances.refetch() }
      : null,
  }
}
