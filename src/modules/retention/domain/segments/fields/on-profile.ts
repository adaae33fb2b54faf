import type { FieldSource } from "../field"
import type { SegmentProfile } from "../facts"

/** A column of the profile. */
export function onProfile(column: keyof SegmentProfile): FieldSource & { readonly from: "column" } {
  return { from: "column", table: "profile", column }
}
