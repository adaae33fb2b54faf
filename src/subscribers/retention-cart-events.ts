import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { hear } from "../workflows/changes/hear"
import { CART_EVENTS } from "../workflows/changes/hints-of"

/** Carts that somebody is busy with. */
export default async function retentionCartEvents({ event, container }: SubscriberArgs<unknown>) {
  await hear(container, event)
}

export const config: SubscriberConfig = {
  event: CART_EVENTS,
  context: { subscriberId: "retention-cart-events" },
}
