import type { Policy } from "../domain/policy/schema"

/** Which fields of Medusa's metadata are mirrored besides: the policy's choice. */
export type MirrorFields = Readonly<Policy["mirror"]>

/** Nothing but what every shop's ledger holds. */
export const NO_MIRROR_FIELDS: MirrorFields = { customer_metadata: [], order_metadata: [] }

/** Metadata as Medusa delivers it. */
export type SourceMetadata = Readonly<Record<string, unknown>> | null | undefined

/**
 * The chosen fields of a record's metadata, in the order chosen. A field that is null says
 * nothing and is left out, like one that is not there.
 */
export function chosenMetadata(
  metadata: SourceMetadata,
  fields: readonly string[]
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = metadata && Object.hasOwn(metadata, field) ? metadata[field] : null
      return value === null || value === undefined ? [] : [[field, value]]
    })
  )
}
