/**
 * Models of repeat purchases and spend, pure: maximum likelihood fits, and what follows from them
 * for one customer. Time is in days, in and out.
 */
export type {
  DropoutModel,
  DropoutParams,
  Fit,
  FitStatus,
  History,
  PoissonGammaParams,
  Spend,
  SpendParams,
  Weighted,
} from "./types"
export { InvalidInputError } from "../statistics/invalid-input-error"
export { CannotFitError, type CannotFitReason } from "./cannot-fit-error"
export { fitBgNbd, fitMbgNbd } from "./fit-dropout"
export { fitPoissonGamma } from "./fit-poisson-gamma"
export { fitGammaGamma } from "./fit-gamma-gamma"
export { probabilityAlive } from "./probability-alive"
export { probabilityOfPurchase } from "./probability-of-purchase"
export { expectedPurchases } from "./expected-purchases"
export { discountedPurchases, type Discounting } from "./discounted-purchases"
export { type NextPurchase, nextPurchase } from "./next-purchase"
export { expectedSpend } from "./expected-spend"
export { lifetimeValue, type LifetimeValueInput } from "./lifetime-value"
