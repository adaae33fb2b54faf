import type { RetentionIdentity, RetentionPerson, RetentionProfile } from "../entities"
import type { QueryRow } from "../query/entity-query"

/** What a view is made from. */
export const VIEW = {
  select: ["*", "person.*", "person.identities.customer_id", "person.identities.group_ids"],
  relations: ["person", "person.identities"],
} as const

/** A profile with who it is about, as API and export show it. */
export type ProfileView = Omit<RetentionProfile, "person"> & {
  /** Normalised e-mail. */
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly has_account: boolean
  readonly registered_at: Date | null
  /** When they were last in the shop, bought or not; null when nobody noticed. */
  readonly last_seen_at: Date | null
  /** Medusa's live customer records of this person, oldest first. */
  readonly customer_ids: readonly string[]
  /** Customer groups that any of them is in, sorted. */
  readonly group_ids: readonly string[]
  /** Days since the last purchase, rounded down to a tenth; null for prospects. */
  readonly silence_days: number | null
}

type IdentityView = Pick<RetentionIdentity, "customer_id" | "group_ids">

const TENTH_OF_A_DAY_MS = 8_640_000

/** Makes a view of a row read with {@link VIEW}. */
export function profileView(row: QueryRow<RetentionProfile>, now: Date): ProfileView {
  const { person: related, ...profile } = row
  const person = related as (RetentionPerson & { identities?: IdentityView[] }) | null
  const identities = person?.identities ?? []
  return {
    ...profile,
    email: person?.email ?? null,
    first_name: person?.first_name ?? null,
    last_name: person?.last_name ?? null,
    has_account: person?.has_account ?? false,
    registered_at: person?.registered_at ?? null,
    last_seen_at: person?.last_seen_at ?? null,
    customer_ids: identities.map(({ customer_id }) => customer_id),
    group_ids: [...new Set(identities.flatMap(({ group_ids }) => group_ids))].sort(),
    silence_days: silenceDays(profile.last_purchase_at, now),
  }
}

function silenceDays(last: Date | null, now: Date): number | null {
  return last && Math.floor((now.getTime() - last.getTime()) / TENTH_OF_A_DAY_MS) / 10
}
