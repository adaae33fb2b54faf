import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { workContext } from "../../work-context"

export const readOfferFactsStepId = "retention-read-offer-facts"

/** What decides on offers, of those of the people who are there. */
export const readOfferFactsStep = createStep(
  readOfferFactsStepId,
  async ({ person_ids }: { readonly person_ids: readonly string[] }, { container }) => {
    const { retention, now } = workContext(container)
    return new StepResponse(await retention.coupons.offerFacts(person_ids, now()))
  }
)
