import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import { explain } from "../domain/explain/explain"
import type { Explanation } from "../domain/explain/explanation"
import { toBase } from "../domain/money/convert"
import {
  RetentionIdentity,
  RetentionPerson,
  type RetentionProfile,
  type RetentionPurchase,
  type RetentionPurchaseLine,
  type RetentionTransition,
} from "../entities"
import { profileSpec, purchaseSpec, transitionSpec } from "../query/entities"
import { EntityQuery, type QueryRow } from "../query/entity-query"
import { FitStore } from "./fit-store"
import { PolicyStore } from "./policy-store"
import { type ProfileFilters, profileFilters } from "./profile-filters"
import { DEFAULT_ORDER, type ProfileOrder, profileOrder } from "./profile-order"
import { profileView, type ProfileView, VIEW } from "./profile-view"

/** A page: rows at most, and rows to leave out before them. */
export type Page = { readonly limit: number; readonly offset: number }

/** A profile with the reasons for it. */
export type ProfileDetail = ProfileView & {
  /** Base currency that the profile's money is in. */
  readonly currency: string
  /** Null before the first fit. */
  readonly explanation: Explanation | null
}

/** A ledger row with its lines and its worth in base currency. */
export type PurchaseView = RetentionPurchase & {
  readonly lines: readonly RetentionPurchaseLine[]
  /** Net amount in base currency, decimal string; null without a rate. */
  readonly base_amount: string | null
}

/** Rows of one page of an export. */
const EXPORT_PAGE = 1000

/** Reads profiles and what belongs to them, for the admin API. */
export class ProfileReader {
  readonly #dataSource: DataSource
  readonly #profiles: EntityQuery<RetentionProfile>
  readonly #purchases: EntityQuery<RetentionPurchase>
  readonly #transitions: EntityQuery<RetentionTransition>
  readonly #fits: FitStore
  readonly #policies: PolicyStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#profiles = new EntityQuery(dataSource, profileSpec)
    this.#purchases = new EntityQuery(dataSource, purchaseSpec)
    this.#transitions = new EntityQuery(dataSource, transitionSpec)
    this.#fits = new FitStore(dataSource)
    this.#policies = new PolicyStore(dataSource)
  }

  /**
   * A page of profiles and the number of all that pass the filters.
   * @param now for the days of silence
   * @throws MedusaError INVALID_DATA for an operator or value that does not fit its field
   */
  async list(
    input: Page & { readonly filters: ProfileFilters; readonly order?: ProfileOrder },
    now: Date
  ): Promise<{ profiles: ProfileView[]; count: number }> {
    const [rows, count] = await this.#profiles.listAndCount(profileFilters(input.filters), {
      ...VIEW,
      order: profileOrder(input.order ?? DEFAULT_ORDER),
      take: input.limit,
      skip: input.offset,
    })
    return { profiles: rows.map((row) => profileView(row, now)), count }
  }

  /**
   * Every profile that passes the filters, in pages by person id, so that memory does not grow
   * with the shop and rows that change meanwhile are neither lost nor repeated.
   */
  async *pages(filters: ProfileFilters, now: Date): AsyncGenerator<ProfileView[]> {
    let after: string | null = null
    for (;;) {
      const narrowed = profileFilters(filters)
      const rows: QueryRow<RetentionProfile>[] = await this.#profiles.list(
        after === null ? narrowed : { $and: [narrowed, { person_id: { $gt: after } }] },
        { ...VIEW, take: EXPORT_PAGE }
      )
      if (rows.length > 0) {
        yield rows.map((row) => profileView(row, now))
      }
      after = rows.at(-1)?.person_id ?? null
      if (after === null || rows.length < EXPORT_PAGE) {
        return
      }
    }
  }

  /**
   * One profile with its reasons.
   * @param id a person's id or a Medusa customer's
   * @throws MedusaError NOT_FOUND
   */
  async retrieve(id: string, now: Date): Promise<ProfileDetail> {
    const person_id = await this.personId(id)
    const [row] = await this.#profiles.list({ person_id }, VIEW)
    if (!row) {
      throw notFound(id)
    }
    const [fit, { settings }] = await Promise.all([this.#fits.latest(), this.#policies.current()])
    return {
      ...profileView(row, now),
      currency: settings.base_currency,
      explanation: fit && explain(row, fit, settings, now),
    }
  }

  /** Ledger rows of a person, newest first. Throws as {@link retrieve} does. */
  async purchases(
    id: string,
    { limit, offset }: Page
  ): Promise<{ purchases: PurchaseView[]; count: number }> {
    const person_id = await this.personId(id)
    const { settings } = await this.#policies.current()
    const [rows, count] = await this.#purchases.listAndCount(
      { person_id },
      { relations: ["lines"], order: { created_at: "DESC" }, take: limit, skip: offset }
    )
    const purchases = rows.map((row) => ({
      ...row,
      lines: row.lines as RetentionPurchaseLine[],
      base_amount: toBase(row.net_amount, row.currency_code, settings),
    }))
    return { purchases, count }
  }

  /** Changes of tier and stage of a person, newest first. Throws as {@link retrieve} does. */
  async transitions(
    id: string,
    { limit, offset }: Page
  ): Promise<{ transitions: RetentionTransition[]; count: number }> {
    const person_id = await this.personId(id)
    const [transitions, count] = await this.#transitions.listAndCount(
      { person_id },
      { order: { occurred_at: "DESC", id: "DESC" }, take: limit, skip: offset }
    )
    return { transitions, count }
  }

  /**
   * The person behind a person's or a Medusa customer's id.
   * @throws MedusaError NOT_FOUND
   */
  async personId(id: string): Promise<string> {
    if (id.includes("\0")) {
      throw notFound(id)
    }
    const person = await this.#dataSource.getRepository(RetentionPerson).findOneBy({ id })
    const identity =
      person ??
      (await this.#dataSource.getRepository(RetentionIdentity).findOneBy({ customer_id: id }))
    if (!identity) {
      throw notFound(id)
    }
    return "person_id" in identity ? identity.person_id : identity.id
  }
}

function notFound(id: string): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `No retention profile for ${id}: neither a person (rper_…) nor a customer (cus_…) that was scored`
  )
}
