import { RetentionCoupon } from "./coupon"
import { RetentionCouponCampaign } from "./coupon-campaign"
import { RetentionCouponUnbound, RetentionCouponUnsettled } from "./coupon-marks"
import { RetentionCouponRedemption } from "./coupon-redemption"
import { RetentionCouponRefusal, RetentionCouponRun } from "./coupon-run"
import { RetentionCouponSource } from "./coupon-source"
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
import { RetentionSegment } from "./segment"
import { RetentionSegmentDay } from "./segment-day"
import { RetentionSegmentMember } from "./segment-member"
import { RetentionSegmentMove } from "./segment-move"
import { RetentionSegmentGroup } from "./segment-group"
import { RetentionSegmentGroupMember } from "./segment-group-member"
import { RetentionSnapshot } from "./snapshot"
import { RetentionTally } from "./tally"
import { RetentionTransition } from "./transition"
import { RetentionUnscored } from "./unscored"
import { RetentionUnsegmented } from "./unsegmented"
import { RetentionUnsynced } from "./unsynced"
import { RetentionWatermark } from "./watermark"

export {
  RetentionCoupon,
  RetentionCouponCampaign,
  RetentionCouponRedemption,
  RetentionCouponRefusal,
  RetentionCouponRun,
  RetentionCouponSource,
  RetentionCouponUnbound,
  RetentionCouponUnsettled,
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
  RetentionSegment,
  RetentionSegmentDay,
  RetentionSegmentMember,
  RetentionSegmentMove,
  RetentionSegmentGroup,
  RetentionSegmentGroupMember,
  RetentionSnapshot,
  RetentionTally,
  RetentionTransition,
  RetentionUnscored,
  RetentionUnsegmented,
  RetentionUnsynced,
  RetentionWatermark,
}

/** Every table of the module, for the data source and the drift check. */
export const entities = [
  RetentionCoupon,
  RetentionCouponCampaign,
  RetentionCouponRedemption,
  RetentionCouponRefusal,
  RetentionCouponRun,
  RetentionCouponSource,
  RetentionCouponUnbound,
  RetentionCouponUnsettled,
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
  RetentionSegment,
  RetentionSegmentDay,
  RetentionSegmentMember,
  RetentionSegmentMove,
  RetentionSegmentGroup,
  RetentionSegmentGroupMember,
  RetentionSnapshot,
  RetentionTally,
  RetentionTransition,
  RetentionUnscored,
  RetentionUnsegmented,
  RetentionUnsynced,
  RetentionWatermark,
] as const
