import type { Text } from "../../hooks/use-text"
import { enSegmentPresets } from "../../i18n/en-segment-presets"
import type { Segment } from "./types"

const ENGLISH: Readonly<Record<string, { readonly name: string; readonly description: string }>> =
  enSegmentPresets

type Named = Pick<Segment, "name" | "preset">

/** A segment's name: of a ready-made one in the admin's language, as long as nobody has renamed it. */
export function segmentName({ name, preset }: Named, text: Text): string {
  return preset !== null && ENGLISH[preset]?.name === name
    ? text.t(`segments.preset.${preset}.name`)
    : name
}

/** A segment's description, likewise; null without one. */
export function segmentDescription(
  { description, preset }: Pick<Segment, "description" | "preset">,
  text: Text
): string | null {
  return preset !== null && ENGLISH[preset]?.description === description
    ? text.t(`segments.preset.${preset}.description`)
    : description
}
