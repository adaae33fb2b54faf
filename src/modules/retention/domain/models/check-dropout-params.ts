import { InvalidInputError } from "../statistics/invalid-input-error"
import { checkParams } from "./check"
import type { DropoutModel, DropoutParams } from "./types"

/** @throws {InvalidInputError} for an unknown model, or a parameter that is not positive. */
export function checkDropoutParams(model: DropoutModel, params: DropoutParams): void {
  if (model !== "mbg-nbd" && model !== "bg-nbd") {
    throw new InvalidInputError("model", '"mbg-nbd" or "bg-nbd"', model)
  }
  checkParams(params, ["r", "alpha", "a", "b"])
}
