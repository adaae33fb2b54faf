import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { hear } from "../workflows/changes/hear"
import { CATALOGUE_EVENTS } from "../workflows/changes/hints-of"

/** Products, categories and collections that changed. */
export default async function retentionCatalogueEvents({
  event,
  container,
}: SubscriberArgs<unknown>) {
  await hear(container, event)
}

export const config: SubscriberConfig = {
  event: CATALOGUE_EVENTS,
  context: { subscriberId: "retention-catalogue-events" },
}
