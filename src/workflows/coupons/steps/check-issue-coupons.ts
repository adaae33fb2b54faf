import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { workContext } from "../../work-context"
import type { IssueCouponsInput } from "../issue-input"
import { prepareRequest } from "../offers/prepare-request"
import { requestOf } from "../request-of"

/** Whom one call may be about. */
const MOST_PEOPLE = 1000

/** Longer than any id of ours or Medusa's. */
const MAX_ID_LENGTH = 255

export const checkIssueCouponsStepId = "retention-check-issue-coupons"

/** Refuses what is not to be issued to anybody, before anything is done; tells to whom it goes. */
export const checkIssueCouponsStep = createStep(
  checkIssueCouponsStepId,
  async (input: IssueCouponsInput, { container }) => {
    const context = workContext(container)
    const { person_ids, customer_ids } = input
    if ((person_ids === undefined) === (customer_ids === undefined)) {
      throw invalid("person_ids: either these or customer_ids must be given")
    }
    checkIds("person_ids", person_ids)
    checkIds("customer_ids", customer_ids)
    await prepareRequest(context, requestOf(input))
    const people = person_ids ?? (await context.retention.coupons.peopleOf(customer_ids ?? []))
    return new StepResponse({ person_ids: [...new Set(people)] })
  }
)

function checkIds(field: string, ids: readonly unknown[] | undefined): void {
  const isList = ids === undefined || (Array.isArray(ids) && ids.every(isId))
  if (!isList || ids?.length === 0 || (ids?.length ?? 0) > MOST_PEOPLE) {
    throw invalid(`${field}: must be a list of 1 to ${MOST_PEOPLE} ids`)
  }
}

function isId(id: unknown): boolean {
  return typeof id === "string" && id !== "" && id.length <= MAX_ID_LENGTH && !id.includes("\0")
}

function invalid(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message)
}
