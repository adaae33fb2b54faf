import type { ModuleJoinerConfig } from "@medusajs/framework/types"
import { specs } from "../query/entities"
import { graphqlSchema } from "./graphql-schema"

/** The module's key in Medusa's container. */
export const RETENTION_MODULE = "retention"

/** Query entity, its second name, and what the service's methods are called after. */
const ENTITIES = [
  ["retention_profile", "retention_profiles", "RetentionProfile", "RetentionProfiles"],
  ["retention_person", "retention_persons", "RetentionPerson", "RetentionPersons"],
  ["retention_purchase", "retention_purchases", "RetentionPurchase", "RetentionPurchases"],
  ["retention_product", "retention_products", "RetentionProduct", "RetentionProducts"],
  ["retention_transition", "retention_transitions", "RetentionTransition", "RetentionTransitions"],
  ["retention_fit", "retention_fits", "RetentionFit", "RetentionFits"],
  ["retention_model_fit", "retention_model_fits", "RetentionModelFit", "RetentionModelFits"],
  ["retention_portrait", "retention_portraits", "RetentionPortrait", "RetentionPortraits"],
  ["retention_prediction", "retention_predictions", "RetentionPrediction", "RetentionPredictions"],
  ["retention_problem", "retention_problems", "RetentionProblem", "RetentionProblems"],
  ["retention_segment", "retention_segments", "RetentionSegment", "RetentionSegments"],
  [
    "retention_segment_member",
    "retention_segment_members",
    "RetentionSegmentMember",
    "RetentionSegmentMembers",
  ],
  [
    "retention_segment_move",
    "retention_segment_moves",
    "RetentionSegmentMove",
    "RetentionSegmentMoves",
  ],
  ["retention_coupon", "retention_coupons", "RetentionCoupon", "RetentionCoupons"],
  [
    "retention_coupon_redemption",
    "retention_coupon_redemptions",
    "RetentionCouponRedemption",
    "RetentionCouponRedemptions",
  ],
] as const

/**
 * What Query knows of the module: aliases, keys and GraphQL types. Names are global in Medusa,
 * hence the prefix.
 *
 * `id` alone is a primary key: Medusa holds the list for all entities of a module and drops
 * `take` where one is filtered by, and `person_id` picks many purchases.
 */
export const joinerConfig: ModuleJoinerConfig = {
  serviceName: RETENTION_MODULE,
  primaryKeys: ["id"],
  linkableKeys: { retention_person_id: "RetentionPerson" },
  alias: ENTITIES.map(([name, plural, entity, methodSuffix]) => ({
    name: [name, plural],
    entity,
    args: { methodSuffix },
  })),
  // A read-only link names no entity, so this is what Query calls for `customer.retention_profile`.
  args: { methodSuffix: "RetentionProfiles" },
  schema: graphqlSchema(specs),
}
