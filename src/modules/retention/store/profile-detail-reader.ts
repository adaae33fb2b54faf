import type { DataSource } from "typeorm"
import { explain } from "../domain/explain/explain"
import { toBase } from "../domain/money/convert"
import type {
  RetentionIdentity,
  RetentionPurchase,
  RetentionPurchaseLine,
  RetentionTransition,
} from "../entities"
import { identitySpec, purchaseSpec, transitionSpec } from "../query/entities"
import { EntityQuery } from "../query/entity-query"
import { FitStore } from "./fit-store"
import { medianGapOfShop } from "./median-gap"
import { noProfile, PersonFinder } from "./person-finder"
import { PolicyStore } from "./policy-store"
import { PortraitReader } from "./portraits/portrait-reader"
import { type Chances, OutlookReader } from "./predictions/outlook-reader"
import {
  type CustomerRecord,
  type ProfileDetail,
  RECORD_FIELDS,
  shopMedians,
} from "./profile-detail"
import type { Page } from "./profile-pager"
import { profileViews } from "./profile-view"
import { SegmentReader } from "./segments/segment-reader"

/** A ledger row with its lines and its worth in base currency. */
export type PurchaseView = RetentionPurchase & {
  readonly lines: readonly RetentionPurchaseLine[]
  /** Net amount in base currency, decimal string; null without a rate. */
  readonly base_amount: string | null
}

/**
 * Reads one person for the admin API, by the id of the person, of a Medusa customer, or of an
 * order. All methods throw MedusaError NOT_FOUND for any other.
 */
export class ProfileDetailReader {
  readonly #dataSource: DataSource
  readonly #finder: PersonFinder
  readonly #fits: FitStore
  readonly #outlooks: OutlookReader
  readonly #policies: PolicyStore
  readonly #portraits: PortraitReader
  readonly #segments: SegmentReader
  readonly #identities: EntityQuery<RetentionIdentity>
  readonly #purchases: EntityQuery<RetentionPurchase>
  readonly #transitions: EntityQuery<RetentionTransition>

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#finder = new PersonFinder(dataSource)
    this.#fits = new FitStore(dataSource)
    this.#outlooks = new OutlookReader(dataSource)
    this.#policies = new PolicyStore(dataSource)
    this.#portraits = new PortraitReader(dataSource)
    this.#segments = new SegmentReader(dataSource)
    this.#identities = new EntityQuery(dataSource, identitySpec)
    this.#purchases = new EntityQuery(dataSource, purchaseSpec)
    this.#transitions = new EntityQuery(dataSource, transitionSpec)
  }

  /**
   * The profile with its reasons.
   * @param now for the days of silence; purchases after it do not count yet
   */
  async retrieve(id: string, now: Date): Promise<ProfileDetail> {
    const { person_id, order_id } = await this.#finder.find(id)
    const [[view], records, fit, { settings }, medianGap, purchase] = await Promise.all([
      profileViews(this.#dataSource, [person_id], now),
      this.#records(person_id),
      this.#fits.latest(),
      this.#policies.current(),
      medianGapOfShop(this.#dataSource),
      order_id === null ? null : this.#finder.place(person_id, order_id, now),
    ])
    if (!view) {
      throw noProfile(id)
    }
    const [outlook, portrait, segments] = await Promise.all([
      this.#outlooks.of(person_id, settings),
      this.#portraits.of(person_id, settings),
      this.#segments.ofPerson(person_id),
    ])
    return {
      ...view,
      currency: settings.base_currency,
      time_zone: settings.time_zone,
      explanation: fit && explain(view, fit, settings, now),
      records,
      limits: fit?.limits ?? null,
      fitted_at: fit?.fitted_at ?? null,
      shop: shopMedians(fit, medianGap),
      purchase,
      ...outlook,
      portrait,
      segments,
    }
  }

  /** See {@link OutlookReader.chances}. */
  async chances(id: string, now: Date): Promise<Chances | null> {
    const { person_id } = await this.#finder.find(id)
    return this.#outlooks.chances(person_id, now)
  }

  async #records(person_id: string): Promise<CustomerRecord[]> {
    const order = { customer_created_at: "ASC", customer_id: "ASC" }
    return this.#identities.list({ person_id }, { select: RECORD_FIELDS, order })
  }

  /** Ledger rows, newest first. */
  async purchases(
    id: string,
    { limit, offset }: Page
  ): Promise<{ purchases: PurchaseView[]; count: number }> {
    const { person_id } = await this.#finder.find(id)
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

  /** Changes of tier and stage, newest first. */
  async transitions(
    id: string,
    { limit, offset }: Page
  ): Promise<{ transitions: RetentionTransition[]; count: number }> {
    const { person_id } = await this.#finder.find(id)
    const [transitions, count] = await this.#transitions.listAndCount(
      { person_id },
      { order: { occurred_at: "DESC", id: "DESC" }, take: limit, skip: offset }
    )
    return { transitions, count }
  }
}
