import {
  RetentionFit,
  RetentionIdentity,
  RetentionModelFit,
  RetentionPerson,
  RetentionPortrait,
  RetentionPrediction,
  RetentionProblem,
  RetentionProduct,
  RetentionProductView,
  RetentionProfile,
  RetentionPurchase,
  RetentionPurchaseLine,
  RetentionSegment,
  RetentionSegmentMember,
  RetentionSegmentMove,
  RetentionTransition,
} from "../entities"
import { couponRedemptionSpec, couponSpec } from "./coupon-specs"
import type { EntitySpec, RelationSpec } from "./entity-spec"

/** The person that a row names in `person_id`. */
const person: RelationSpec = {
  target: () => personSpec,
  kind: "one",
  local: "person_id",
  foreign: "id",
}

/** The product that a row names in `product_id`; null where Medusa has it no more. */
const product: RelationSpec = {
  target: () => productSpec,
  kind: "one",
  local: "product_id",
  foreign: "product_id",
}

/** All ledger rows of a person, newest first. */
const purchasesBy = (local: string): RelationSpec => ({
  target: () => purchaseSpec,
  kind: "many",
  local,
  foreign: "person_id",
  order: { created_at: "DESC", order_id: "DESC" },
})

/** All transitions of a person, newest first. */
const transitionsBy = (local: string): RelationSpec => ({
  target: () => transitionSpec,
  kind: "many",
  local,
  foreign: "person_id",
  order: { occurred_at: "DESC", id: "DESC" },
})

/** The segments that a person is in, the newest stay first. */
const membershipsBy = (local: string): RelationSpec => ({
  target: () => segmentMemberSpec,
  kind: "many",
  local,
  foreign: "person_id",
  order: { entered_at: "DESC", segment_id: "ASC" },
})

/** The coupons that a person got, newest first. */
const couponsBy = (local: string): RelationSpec => ({
  target: () => couponSpec,
  kind: "many",
  local,
  foreign: "person_id",
  order: { issued_at: "DESC", id: "DESC" },
})

/** The segment that a row names in `segment_id`. */
const segment: RelationSpec = {
  target: () => segmentSpec,
  kind: "one",
  local: "segment_id",
  foreign: "id",
  always: true,
}

export const identitySpec: EntitySpec<RetentionIdentity> = {
  name: "retention_identity",
  type: "RetentionIdentity",
  entity: RetentionIdentity,
  key: "customer_id",
  relations: {
    views: {
      target: () => productViewSpec,
      kind: "many",
      local: "customer_id",
      foreign: "customer_id",
      order: { viewed_at: "DESC", product_id: "ASC" },
    },
  },
}

export const personSpec: EntitySpec<RetentionPerson> = {
  name: "retention_person",
  type: "RetentionPerson",
  entity: RetentionPerson,
  key: "id",
  relations: {
    coupons: couponsBy("id"),
    profile: { target: () => profileSpec, kind: "one", local: "id", foreign: "person_id" },
    identities: {
      target: () => identitySpec,
      kind: "many",
      local: "id",
      foreign: "person_id",
      order: { customer_created_at: "ASC", customer_id: "ASC" },
    },
    purchases: purchasesBy("id"),
    segments: membershipsBy("id"),
    transitions: transitionsBy("id"),
  },
  search: ["email", "first_name", "last_name"],
}

export const profileSpec: EntitySpec<RetentionProfile> = {
  name: "retention_profile",
  type: "RetentionProfile",
  entity: RetentionProfile,
  key: "person_id",
  relations: {
    coupons: couponsBy("person_id"),
    person: { ...person, always: true },
    portrait: {
      target: () => portraitSpec,
      kind: "one",
      local: "person_id",
      foreign: "person_id",
    },
    prediction: {
      target: () => predictionSpec,
      kind: "one",
      local: "person_id",
      foreign: "person_id",
    },
    purchases: purchasesBy("person_id"),
    segments: membershipsBy("person_id"),
    transitions: transitionsBy("person_id"),
  },
  search: ["person.email", "person.first_name", "person.last_name"],
}

export const portraitSpec: EntitySpec<RetentionPortrait> = {
  name: "retention_portrait",
  type: "RetentionPortrait",
  entity: RetentionPortrait,
  key: "person_id",
  relations: { person },
}

export const purchaseLineSpec: EntitySpec<RetentionPurchaseLine> = {
  name: "retention_purchase_line",
  type: "RetentionPurchaseLine",
  entity: RetentionPurchaseLine,
  key: "id",
  relations: { product },
}

export const productSpec: EntitySpec<RetentionProduct> = {
  name: "retention_product",
  type: "RetentionProduct",
  entity: RetentionProduct,
  key: "product_id",
  relations: {},
  search: ["title", "handle"],
}

const productViewSpec: EntitySpec<RetentionProductView> = {
  name: "retention_product_view",
  type: "RetentionProductView",
  entity: RetentionProductView,
  key: "product_id",
  relations: { product },
}

export const purchaseSpec: EntitySpec<RetentionPurchase> = {
  name: "retention_purchase",
  type: "RetentionPurchase",
  entity: RetentionPurchase,
  key: "order_id",
  relations: {
    person,
    lines: {
      target: () => purchaseLineSpec,
      kind: "many",
      local: "order_id",
      foreign: "order_id",
      order: { id: "ASC" },
    },
  },
}

export const transitionSpec: EntitySpec<RetentionTransition> = {
  name: "retention_transition",
  type: "RetentionTransition",
  entity: RetentionTransition,
  key: "id",
  relations: { person },
}

export const fitSpec: EntitySpec<RetentionFit> = {
  name: "retention_fit",
  type: "RetentionFit",
  entity: RetentionFit,
  key: "id",
  relations: {},
}

export const modelFitSpec: EntitySpec<RetentionModelFit> = {
  name: "retention_model_fit",
  type: "RetentionModelFit",
  entity: RetentionModelFit,
  key: "id",
  relations: {},
}

export const predictionSpec: EntitySpec<RetentionPrediction> = {
  name: "retention_prediction",
  type: "RetentionPrediction",
  entity: RetentionPrediction,
  key: "person_id",
  relations: {
    person,
    model_fit: { target: () => modelFitSpec, kind: "one", local: "model_fit_id", foreign: "id" },
  },
}

export const problemSpec: EntitySpec<RetentionProblem> = {
  name: "retention_problem",
  type: "RetentionProblem",
  entity: RetentionProblem,
  key: "id",
  relations: {},
}

export const segmentSpec: EntitySpec<RetentionSegment> = {
  name: "retention_segment",
  type: "RetentionSegment",
  entity: RetentionSegment,
  key: "id",
  relations: {},
  search: ["name", "description"],
}

export const segmentMemberSpec: EntitySpec<RetentionSegmentMember> = {
  name: "retention_segment_member",
  type: "RetentionSegmentMember",
  entity: RetentionSegmentMember,
  key: "person_id",
  with: ["segment_id"],
  relations: { person: { ...person, always: true }, segment },
  search: ["person.email", "person.first_name", "person.last_name"],
}

export const segmentMoveSpec: EntitySpec<RetentionSegmentMove> = {
  name: "retention_segment_move",
  type: "RetentionSegmentMove",
  entity: RetentionSegmentMove,
  key: "id",
  relations: { person: { ...person, always: true }, segment },
}

/** Every entity with a GraphQL type. */
export const specs: readonly EntitySpec[] = [
  profileSpec,
  personSpec,
  identitySpec,
  portraitSpec,
  purchaseSpec,
  purchaseLineSpec,
  productSpec,
  productViewSpec,
  transitionSpec,
  fitSpec,
  modelFitSpec,
  predictionSpec,
  problemSpec,
  segmentSpec,
  segmentMemberSpec,
  segmentMoveSpec,
  couponSpec,
  couponRedemptionSpec,
] as readonly EntitySpec[]
