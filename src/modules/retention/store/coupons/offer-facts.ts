import type { EntityManager } from "typeorm"
import type { OfferFacts, PersonCoupon } from "../../domain/coupons/facts"
import { HELD_STATES } from "../../domain/coupons/states"
import type { Policy } from "../../domain/policy/schema"
import { daysSql, rateSql } from "../scoring/ledger-sql"
import { SqlParameters } from "../scoring/sql-parameters"

/** Days of orders among which the dearest is looked for. */
const ORDER_DAYS = 730

/** What is asked of people before they are offered anything. */
type Question = {
  readonly person_ids: readonly string[]
  readonly policy: Policy
  readonly now: Date
}

type Times = "ends_at" | "issued_at"
type Stored = Omit<PersonCoupon, Times> & Readonly<Record<Times, string>>
type Owned = { readonly person_id: string; readonly coupon: Stored }

/** What decides on offers, of those of the people who are there, in the order of their ids. */
export async function readOfferFacts(
  manager: EntityManager,
  question: Question
): Promise<OfferFacts[]> {
  const parameters = new SqlParameters()
  const people = await manager.query<Omit<OfferFacts, "coupons">[]>(
    peopleSql(parameters, question),
    parameters.values
  )
  const coupons = await manager.query<Owned[]>(COUPONS_SQL, [
    question.person_ids,
    question.now,
    HELD_STATES,
  ])
  const byPerson = new Map(people.map(({ person_id }) => [person_id, [] as PersonCoupon[]]))
  coupons.forEach(({ person_id, coupon }) => byPerson.get(person_id)?.push(read(coupon)))
  return people.map((person) => ({ ...person, coupons: byPerson.get(person.person_id) ?? [] }))
}

/** B of the newest fit, in base currency; null before the first. */
export async function medianBasket(manager: EntityManager): Promise<string | null> {
  const [fit] = await manager.query<{ median_basket: string | null }[]>(
    "SELECT median_basket FROM retention_fit ORDER BY fitted_at DESC, id DESC LIMIT 1"
  )
  return fit?.median_basket ?? null
}

function peopleSql(parameters: SqlParameters, { person_ids, policy, now }: Question): string {
  const ids = parameters.bind(person_ids)
  const at = `${parameters.bind(now)}::timestamptz`
  return `
    SELECT person.id AS person_id, nullif(person.email, '') AS email,
           coalesce(record.customer_ids, '{}') AS customer_ids,
           profile.tier, profile.stage, newest.currency_code,
           trim_scale(dearest.amount) AS largest_order,
           trim_scale(coalesce(portrait.usual_basket, profile.average_order_value)) AS usual_basket
      FROM retention_person person
      LEFT JOIN retention_profile profile ON profile.person_id = person.id
      LEFT JOIN retention_portrait portrait ON portrait.person_id = person.id
       AND portrait.currency_code = ${parameters.bind(policy.base_currency)}
      LEFT JOIN LATERAL (
        SELECT array_agg(customer_id ORDER BY customer_id) AS customer_ids
          FROM retention_identity WHERE person_id = person.id
      ) record ON true
      LEFT JOIN LATERAL (
        SELECT currency_code
          FROM retention_purchase
         WHERE person_id = person.id AND canceled_at IS NULL AND created_at <= ${at}
         ORDER BY created_at DESC, order_id DESC LIMIT 1
      ) newest ON true
      LEFT JOIN LATERAL (
        SELECT max((total + discount_total) * ${rateSql(parameters, policy)}) AS amount
          FROM retention_purchase
         WHERE person_id = person.id AND canceled_at IS NULL AND created_at <= ${at}
           AND created_at > ${at} - ${daysSql(parameters, ORDER_DAYS)}
      ) dearest ON true
     WHERE person.id = ANY (${ids}::text[])
     ORDER BY person.id`
}

function read({ ends_at, issued_at, ...coupon }: Stored): PersonCoupon {
  return { ...coupon, ends_at: new Date(ends_at), issued_at: new Date(issued_at) }
}

/** Those that ended and were not closed yet are as good as closed. */
const COUPONS_SQL = `
  SELECT person_id, jsonb_build_object(
           'id', id, 'offer', offer, 'currency_code', currency_code,
           'source', jsonb_build_object('type', source_type, 'id', source_id, 'step', step),
           'state', CASE WHEN state = ANY ($3::text[]) AND ends_at < $2 THEN 'expired' ELSE state END,
           'state_reason', state_reason, 'altered', altered IS NOT NULL,
           'reserved_amount', reserved_amount::text,
           'ends_at', ends_at, 'issued_at', issued_at) AS coupon
    FROM retention_coupon
   WHERE person_id = ANY ($1::text[]) AND state_reason IS DISTINCT FROM 'withdrawn'
   ORDER BY issued_at DESC, id DESC`
