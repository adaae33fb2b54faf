import { get, type FieldErrors } from "react-hook-form"
import type { Draft } from "./draft"

/** What is wrong with a field of the form, in words; undefined while nothing is. */
export function errorOf(errors: FieldErrors<Draft>, name: string): string | undefined {
  const error = get(errors, name) as { readonly message?: unknown } | undefined
  return typeof error?.message === "string" ? error.message : undefined
}
