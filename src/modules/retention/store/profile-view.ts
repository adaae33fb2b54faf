import type { DataSource } from "typeorm"
import { RetentionProfile } from "../entities"
import { plainDecimals } from "../query/plain-decimals"

/** A profile with who it is about, as API and export show it. */
export type ProfileView = Omit<RetentionProfile, "person"> & {
  /** Normalised e-mail. */
  readonly email: string
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

const TENTH_OF_A_DAY_MS = 8_640_000

/**
 * Reads the views of some people, in the order of their ids. Who has no profile, any more or yet,
 * is left out.
 * @param now for the days of silence
 */
export async function profileViews(
  dataSource: Pick<DataSource, "query">,
  person_ids: readonly string[],
  now: Date
): Promise<ProfileView[]> {
  if (person_ids.length === 0) {
    return []
  }
  const rows = await dataSource.query<Omit<ProfileView, "silence_days">[]>(VIEWS, [person_ids])
  return rows.map((row) => ({
    ...plainDecimals(RetentionProfile, row),
    silence_days: silenceDays(row.last_purchase_at, now),
  }))
}

function silenceDays(last: Date | null, now: Date): number | null {
  return last && Math.floor((now.getTime() - last.getTime()) / TENTH_OF_A_DAY_MS) / 10
}

/** One statement in the place of one a table: a page is asked for more often than anything. */
const VIEWS = `
  SELECT profile.*,
         person.email,
         person.first_name,
         person.last_name,
         person.has_account,
         person.registered_at,
         person.last_seen_at,
         ARRAY(
           SELECT identity.customer_id
             FROM retention_identity identity
            WHERE identity.person_id = person.id
            ORDER BY identity.customer_created_at, identity.customer_id
         ) AS customer_ids,
         ARRAY(
           SELECT DISTINCT group_id COLLATE "C"
             FROM retention_identity identity, unnest(identity.group_ids) AS group_id
            WHERE identity.person_id = person.id
            ORDER BY 1
         ) AS group_ids
    FROM unnest($1::text[]) WITH ORDINALITY AS wanted (id, place)
    JOIN retention_profile profile ON profile.person_id = wanted.id
    JOIN retention_person person ON person.id = wanted.id
   ORDER BY wanted.place`
