import { RetentionFit } from "./fit"
import { RetentionHint } from "./hint"
import { RetentionIdentity } from "./identity"
import { RetentionModelFit } from "./model-fit"
import { RetentionPerson } from "./person"
import { RetentionPolicy } from "./policy"
import { RetentionPortrait } from "./portrait"
import { RetentionPrediction } from "./prediction"
import { RetentionProblem } from "./problem"
import { RetentionProduct } from "./product"
import { RetentionProductView } from "./product-view"
import { RetentionProfile } from "./profile"
import { RetentionPurchase } from "./purchase"
import { RetentionPurchaseLine } from "./purchase-line"
import { RetentionRedrawnMove } from "./redrawn-move"
import { RetentionSnapshot } from "./snapshot"
import { RetentionTally } from "./tally"
import { RetentionTransition } from "./transition"
import { RetentionUnscored } from "./unscored"
import { RetentionWatermark } from "./watermark"

export {
  RetentionFit,
  RetentionHint,
  RetentionIdentity,
  RetentionModelFit,
  RetentionPerson,
  RetentionPolicy,
  RetentionPortrait,
  RetentionPrediction,
  RetentionProblem,
  RetentionProduct,
  RetentionProductView,
  RetentionProfile,
  RetentionPurchase,
  RetentionPurchaseLine,
  RetentionRedrawnMove,
  RetentionSnapshot,
  RetentionTally,
  RetentionTransition,
  RetentionUnscored,
  RetentionWatermark,
}

/** Every table of the module, for the data source and the drift check. */
export const entities = [
  RetentionFit,
  RetentionHint,
  RetentionIdentity,
  RetentionModelFit,
  RetentionPerson,
  RetentionPolicy,
  RetentionPortrait,
  RetentionPrediction,
  RetentionProblem,
  RetentionProduct,
  RetentionProductView,
  RetentionProfile,
  RetentionPurchase,
  RetentionPurchaseLine,
  RetentionRedrawnMove,
  RetentionSnapshot,
  RetentionTally,
  RetentionTransition,
  RetentionUnscored,
  RetentionWatermark,
] as const
