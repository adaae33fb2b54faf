import { type PresetKey, PRESETS } from "../../src/modules/retention/domain/segments/presets"

type PresetTexts = { readonly name: string; readonly description: string }

/** English names of the ready-made segments: as they are stored, until somebody renames one. */
export const enSegmentPresets = Object.fromEntries(
  PRESETS.map(({ key, name, description }) => [key, { name, description }])
) as Readonly<Record<PresetKey, PresetTexts>>
