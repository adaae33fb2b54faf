import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { hear } from "../workflows/changes/hear"
import { CUSTOMER_EVENTS } from "../workflows/changes/hints-of"

/** Customer records and groups that changed. */
export default async function retentionCustomerEvents({
  event,
  container,
}: SubscriberArgs<unknown>) {
  await hear(container, event)
}

export const config: SubscriberConfig = {
  event: CUSTOMER_EVENTS,
  context: { subscriberId: "retention-customer-events" },
}
