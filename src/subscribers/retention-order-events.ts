import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { hear } from "../workflows/changes/hear"
import { ORDER_EVENTS } from "../workflows/changes/hints-of"

/** Orders, payments and parcels that changed. */
export default async function retentionOrderEvents({ event, container }: SubscriberArgs<unknown>) {
  await hear(container, event)
}

export const config: SubscriberConfig = {
  event: ORDER_EVENTS,
  context: { subscriberId: "retention-order-events" },
}
