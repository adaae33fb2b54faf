import { MedusaError } from "@medusajs/framework/utils"

/** Bad input: names the field or operator and what is allowed. */
export function invalid(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message)
}

/** `a, b, c`, sorted, for messages. */
export function listing(names: Iterable<string>): string {
  return [...names].sort().join(", ")
}
