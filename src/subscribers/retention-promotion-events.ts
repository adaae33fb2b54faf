import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { hearOfPromotions, PROMOTION_EVENTS } from "../workflows/coupons/hear-of-promotions"

/** Promotions and campaigns that somebody may have changed by hand. */
export default async function retentionPromotionEvents({
  event,
  container,
}: SubscriberArgs<unknown>) {
  await hearOfPromotions(container, event)
}

export const config: SubscriberConfig = {
  event: PROMOTION_EVENTS,
  context: { subscriberId: "retention-promotion-events" },
}
