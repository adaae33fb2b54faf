import type { DataSource } from "typeorm"
import type {
  RetentionFit,
  RetentionModelFit,
  RetentionPerson,
  RetentionPortrait,
  RetentionPrediction,
  RetentionProblem,
  RetentionProduct,
  RetentionProfile,
  RetentionPurchase,
  RetentionSegment,
  RetentionSegmentMember,
  RetentionSegmentMove,
  RetentionTransition,
} from "../entities"
import {
  fitSpec,
  modelFitSpec,
  personSpec,
  portraitSpec,
  predictionSpec,
  problemSpec,
  productSpec,
  purchaseSpec,
  segmentMemberSpec,
  segmentMoveSpec,
  segmentSpec,
  transitionSpec,
} from "./entities"
import { EntityQuery, type QueryConfig, type QueryRow } from "./entity-query"
import type { QueryFilters } from "./filters"
import { ProfileQuery } from "./profile-query"
import { QueryableCoupons } from "./queryable-coupons"

type Rows<T> = Promise<QueryRow<T>[]>
type Page<T> = Promise<[QueryRow<T>[], number]>

/**
 * The list methods that Query calls, by the names the joiner configuration announces. All take
 * Medusa's filters and find configuration, and throw MedusaError INVALID_DATA for an unknown
 * field or operator; `retrieve…` throws NOT_FOUND.
 */
export class QueryableService extends QueryableCoupons {
  readonly #profiles: ProfileQuery
  readonly #persons: EntityQuery<RetentionPerson>
  readonly #purchases: EntityQuery<RetentionPurchase>
  readonly #transitions: EntityQuery<RetentionTransition>
  readonly #fits: EntityQuery<RetentionFit>
  readonly #modelFits: EntityQuery<RetentionModelFit>
  readonly #portraits: EntityQuery<RetentionPortrait>
  readonly #predictions: EntityQuery<RetentionPrediction>
  readonly #problems: EntityQuery<RetentionProblem>
  readonly #products: EntityQuery<RetentionProduct>
  readonly #segments: EntityQuery<RetentionSegment>
  readonly #segmentMembers: EntityQuery<RetentionSegmentMember>
  readonly #segmentMoves: EntityQuery<RetentionSegmentMove>

  constructor(dataSource: DataSource) {
    super(dataSource)
    this.#profiles = new ProfileQuery(dataSource)
    this.#persons = new EntityQuery(dataSource, personSpec)
    this.#purchases = new EntityQuery(dataSource, purchaseSpec)
    this.#transitions = new EntityQuery(dataSource, transitionSpec)
    this.#fits = new EntityQuery(dataSource, fitSpec)
    this.#modelFits = new EntityQuery(dataSource, modelFitSpec)
    this.#portraits = new EntityQuery(dataSource, portraitSpec)
    this.#predictions = new EntityQuery(dataSource, predictionSpec)
    this.#problems = new EntityQuery(dataSource, problemSpec)
    this.#products = new EntityQuery(dataSource, productSpec)
    this.#segments = new EntityQuery(dataSource, segmentSpec)
    this.#segmentMembers = new EntityQuery(dataSource, segmentMemberSpec)
    this.#segmentMoves = new EntityQuery(dataSource, segmentMoveSpec)
  }

  /** Filtered by `customer_id`, gives one row for each known id, with `customer_id` set. */
  listRetentionProfiles(filters?: QueryFilters, config?: QueryConfig): Rows<RetentionProfile> {
    return this.#profiles.list(filters, config)
  }

  listAndCountRetentionProfiles(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionProfile> {
    return this.#profiles.listAndCount(filters, config)
  }

  retrieveRetentionProfile(
    personId: string,
    config?: QueryConfig
  ): Promise<QueryRow<RetentionProfile>> {
    return this.#profiles.retrieve(personId, config)
  }

  listRetentionPersons(filters?: QueryFilters, config?: QueryConfig): Rows<RetentionPerson> {
    return this.#persons.list(filters, config)
  }

  listAndCountRetentionPersons(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionPerson> {
    return this.#persons.listAndCount(filters, config)
  }

  retrieveRetentionPerson(id: string, config?: QueryConfig): Promise<QueryRow<RetentionPerson>> {
    return this.#persons.retrieve(id, config)
  }

  listRetentionPurchases(filters?: QueryFilters, config?: QueryConfig): Rows<RetentionPurchase> {
    return this.#purchases.list(filters, config)
  }

  listAndCountRetentionPurchases(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionPurchase> {
    return this.#purchases.listAndCount(filters, config)
  }

  retrieveRetentionPurchase(
    orderId: string,
    config?: QueryConfig
  ): Promise<QueryRow<RetentionPurchase>> {
    return this.#purchases.retrieve(orderId, config)
  }

  listRetentionTransitions(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Rows<RetentionTransition> {
    return this.#transitions.list(filters, config)
  }

  listAndCountRetentionTransitions(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionTransition> {
    return this.#transitions.listAndCount(filters, config)
  }

  retrieveRetentionTransition(
    id: string,
    config?: QueryConfig
  ): Promise<QueryRow<RetentionTransition>> {
    return this.#transitions.retrieve(id, config)
  }

  listRetentionFits(filters?: QueryFilters, config?: QueryConfig): Rows<RetentionFit> {
    return this.#fits.list(filters, config)
  }

  listAndCountRetentionFits(filters?: QueryFilters, config?: QueryConfig): Page<RetentionFit> {
    return this.#fits.listAndCount(filters, config)
  }

  retrieveRetentionFit(id: string, config?: QueryConfig): Promise<QueryRow<RetentionFit>> {
    return this.#fits.retrieve(id, config)
  }

  listRetentionModelFits(filters?: QueryFilters, config?: QueryConfig): Rows<RetentionModelFit> {
    return this.#modelFits.list(filters, config)
  }

  listAndCountRetentionModelFits(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionModelFit> {
    return this.#modelFits.listAndCount(filters, config)
  }

  retrieveRetentionModelFit(
    id: string,
    config?: QueryConfig
  ): Promise<QueryRow<RetentionModelFit>> {
    return this.#modelFits.retrieve(id, config)
  }

  listRetentionPortraits(filters?: QueryFilters, config?: QueryConfig): Rows<RetentionPortrait> {
    return this.#portraits.list(filters, config)
  }

  listAndCountRetentionPortraits(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionPortrait> {
    return this.#portraits.listAndCount(filters, config)
  }

  retrieveRetentionPortrait(
    personId: string,
    config?: QueryConfig
  ): Promise<QueryRow<RetentionPortrait>> {
    return this.#portraits.retrieve(personId, config)
  }

  listRetentionPredictions(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Rows<RetentionPrediction> {
    return this.#predictions.list(filters, config)
  }

  listAndCountRetentionPredictions(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionPrediction> {
    return this.#predictions.listAndCount(filters, config)
  }

  retrieveRetentionPrediction(
    personId: string,
    config?: QueryConfig
  ): Promise<QueryRow<RetentionPrediction>> {
    return this.#predictions.retrieve(personId, config)
  }

  listRetentionProblems(filters?: QueryFilters, config?: QueryConfig): Rows<RetentionProblem> {
    return this.#problems.list(filters, config)
  }

  listAndCountRetentionProblems(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionProblem> {
    return this.#problems.listAndCount(filters, config)
  }

  retrieveRetentionProblem(id: string, config?: QueryConfig): Promise<QueryRow<RetentionProblem>> {
    return this.#problems.retrieve(id, config)
  }

  listRetentionProducts(filters?: QueryFilters, config?: QueryConfig): Rows<RetentionProduct> {
    return this.#products.list(filters, config)
  }

  listAndCountRetentionProducts(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionProduct> {
    return this.#products.listAndCount(filters, config)
  }

  retrieveRetentionProduct(
    productId: string,
    config?: QueryConfig
  ): Promise<QueryRow<RetentionProduct>> {
    return this.#products.retrieve(productId, config)
  }

  listRetentionSegments(filters?: QueryFilters, config?: QueryConfig): Rows<RetentionSegment> {
    return this.#segments.list(filters, config)
  }

  listAndCountRetentionSegments(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionSegment> {
    return this.#segments.listAndCount(filters, config)
  }

  retrieveRetentionSegment(id: string, config?: QueryConfig): Promise<QueryRow<RetentionSegment>> {
    return this.#segments.retrieve(id, config)
  }

  listRetentionSegmentMembers(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Rows<RetentionSegmentMember> {
    return this.#segmentMembers.list(filters, config)
  }

  listAndCountRetentionSegmentMembers(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionSegmentMember> {
    return this.#segmentMembers.listAndCount(filters, config)
  }

  listRetentionSegmentMoves(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Rows<RetentionSegmentMove> {
    return this.#segmentMoves.list(filters, config)
  }

  listAndCountRetentionSegmentMoves(
    filters?: QueryFilters,
    config?: QueryConfig
  ): Page<RetentionSegmentMove> {
    return this.#segmentMoves.listAndCount(filters, config)
  }
}
