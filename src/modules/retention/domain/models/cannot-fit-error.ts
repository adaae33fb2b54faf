import { InvalidInputError } from "../statistics/invalid-input-error"

/** Why no model can be fitted to customers whose figures are all in order. */
export type CannotFitReason = "no_customers" | "one_customer" | "no_repeat_purchase"

const NEEDED: Record<CannotFitReason, string> = {
  no_customers: "at least two customers",
  one_customer: "at least two customers",
  no_repeat_purchase: "customers of whom some bought again",
}

const FOUND: Record<CannotFitReason, string> = {
  no_customers: "none",
  one_customer: "one",
  no_repeat_purchase: "one-time buyers only",
}

/** Thrown by a fit for too few customers, or such that say nothing of what is to be fitted. */
export class CannotFitError extends InvalidInputError {
  constructor(readonly reason: CannotFitReason) {
    super("customers", NEEDED[reason], FOUND[reason])
    this.name = "CannotFitError"
  }
}
