import { normalizeEmail } from "../domain/person/normalize-email"
import type { FoundProblem } from "./mapped-order"
import { chosenMetadata, type MirrorFields, type SourceMetadata } from "./mirror-fields"

/** A live customer record as Query delivers it for {@link CUSTOMER_FIELDS}. */
export type SourceCustomer = {
  readonly id: string
  readonly email?: string | null
  readonly first_name?: string | null
  readonly last_name?: string | null
  readonly has_account?: boolean | null
  readonly created_at: string | Date
  /** Only read where the policy chose fields of it. */
  readonly metadata?: SourceMetadata
}

export const CUSTOMER_FIELDS = [
  "id",
  "email",
  "first_name",
  "last_name",
  "has_account",
  "created_at",
] as const

/** That a customer record is in a live customer group. */
export type SourceMembership = {
  readonly id: string
  readonly customer_id: string
  readonly customer_group_id: string
}

/** A customer record that a person can be known by. */
export type MappedCustomer = {
  readonly customer_id: string
  /** As written. */
  readonly email: string
  /** Normalised: what the person is known by. */
  readonly person_email: string
  readonly first_name: string | null
  readonly last_name: string | null
  readonly has_account: boolean
  readonly customer_created_at: Date
  /** Customer groups it is in, sorted. */
  readonly group_ids: readonly string[]
  /** Medusa's rows that say so, sorted. */
  readonly membership_ids: readonly string[]
  /** The policy's choice of its metadata. */
  readonly metadata: Readonly<Record<string, unknown>>
}

/** Customer records of one reading. */
export type MappedCustomers = {
  readonly customers: readonly MappedCustomer[]
  /** One `customer_without_email` for each record that nobody can be known by. */
  readonly problems: readonly FoundProblem[]
}

/**
 * Live customer records as the identity table keeps them.
 * @param memberships those of these records; groups that are deleted apart
 */
export function mapCustomers(
  sources: readonly SourceCustomer[],
  memberships: readonly SourceMembership[],
  { customer_metadata }: MirrorFields
): MappedCustomers {
  const customers: MappedCustomer[] = []
  const problems: FoundProblem[] = []
  const membershipsOf = new Map<string, SourceMembership[]>()
  for (const membership of memberships) {
    const { customer_id } = membership
    membershipsOf.set(customer_id, [...(membershipsOf.get(customer_id) ?? []), membership])
  }
  for (const source of sources) {
    const person_email = normalizeEmail(source.email)
    if (person_email === null) {
      problems.push({
        kind: "customer_without_email",
        subject_id: source.id,
        details: {
          first_name: source.first_name ?? null,
          last_name: source.last_name ?? null,
          created_at: new Date(source.created_at).toISOString(),
        },
      })
      continue
    }
    const groups = membershipsOf.get(source.id) ?? []
    customers.push({
      customer_id: source.id,
      email: source.email ?? person_email,
      person_email,
      first_name: source.first_name || null,
      last_name: source.last_name || null,
      has_account: source.has_account ?? false,
      customer_created_at: new Date(source.created_at),
      group_ids: [...new Set(groups.map(({ customer_group_id }) => customer_group_id))].sort(),
      membership_ids: groups.map(({ id }) => id).sort(),
      metadata: chosenMetadata(source.metadata, customer_metadata),
    })
  }
  return { customers, problems }
}
