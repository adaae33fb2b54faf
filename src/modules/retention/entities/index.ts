import { RetentionFit } from "./fit"
import { RetentionIdentity } from "./identity"
import { RetentionPerson } from "./person"
import { RetentionPolicy } from "./policy"
import { RetentionProblem } from "./problem"
import { RetentionProfile } from "./profile"
import { RetentionPurchase } from "./purchase"
import { RetentionPurchaseLine } from "./purchase-line"
import { RetentionTransition } from "./transition"
import { RetentionWatermark } from "./watermark"

export {
  RetentionFit,
  RetentionIdentity,
  RetentionPerson,
  RetentionPolicy,
  RetentionProblem,
  RetentionProfile,
  RetentionPurchase,
  RetentionPurchaseLine,
  RetentionTransition,
  RetentionWatermark,
}

/** Every table of the module, for the data source and the drift check. */
export const entities = [
  RetentionFit,
  RetentionIdentity,
  RetentionPerson,
  RetentionPolicy,
  RetentionProblem,
  RetentionProfile,
  RetentionPurchase,
  RetentionPurchaseLine,
  RetentionTransition,
  RetentionWatermark,
] as const
