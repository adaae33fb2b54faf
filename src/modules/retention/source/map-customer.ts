import { normalizeEmail } from "../domain/person/normalize-email"
import type { FoundProblem } from "./mapped-order"

/** A live customer record as Query delivers it for {@link CUSTOMER_FIELDS}. */
export type SourceCustomer = {
  readonly id: string
  readonly email?: string | null
  readonly first_name?: string | null
  readonly last_name?: string | null
  readonly has_account?: boolean | null
  readonly created_at: string | Date
}

export const CUSTOMER_FIELDS = [
  "id",
  "email",
  "first_name",
  "last_name",
  "has_account",
  "created_at",
] as const

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
}

/** Customer records of one reading. */
export type MappedCustomers = {
  readonly customers: readonly MappedCustomer[]
  /** One `customer_without_email` for each record that nobody can be known by. */
  readonly problems: readonly FoundProblem[]
}

/** Live customer records as the identity table keeps them. */
export function mapCustomers(sources: readonly SourceCustomer[]): MappedCustomers {
  const customers: MappedCustomer[] = []
  const problems: FoundProblem[] = []
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
    customers.push({
      customer_id: source.id,
      email: source.email ?? person_email,
      person_email,
      first_name: source.first_name || null,
      last_name: source.last_name || null,
      has_account: source.has_account ?? false,
      customer_created_at: new Date(source.created_at),
    })
  }
  return { customers, problems }
}
