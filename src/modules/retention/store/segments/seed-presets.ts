import type { DataSource } from "typeorm"
import { PRESETS } from "../../domain/segments"
import { WatermarkStore } from "../watermark-store"
import { insertSegment, lockMaking, MOST_SEGMENTS, presetRow, takenNames } from "./segment-rows"
import { RetentionSegment } from "../../entities"
import { freeName } from "./segment-text"

const NAME = "segment_presets"

/** Keys of the ready-made segments that were made once, whatever became of them. */
type Mark = { readonly made: readonly string[] }

/**
 * Makes the ready-made segments that were not made before, once each over all processes: one
 * that somebody deleted does not come back by itself.
 * @returns how many were made
 */
export async function seedPresets(dataSource: DataSource, now: Date): Promise<number> {
  if (missing(await new WatermarkStore(dataSource).get<Mark>(NAME)).length === 0) {
    return 0
  }
  return dataSource.transaction(async (manager) => {
    await lockMaking(manager)
    const watermarks = new WatermarkStore(manager)
    const presets = missing(await watermarks.get<Mark>(NAME))
    const room = MOST_SEGMENTS - (await manager.count(RetentionSegment))
    const taken = await takenNames(manager)
    for (const preset of presets.slice(0, Math.max(0, room))) {
      const row = presetRow(preset)
      const name = freeName(row.name, taken)
      await insertSegment(manager, { ...row, name }, now)
      taken.add(name.toLowerCase())
    }
    await watermarks.set(NAME, { made: PRESETS.map(({ key }) => key) }, now)
    return presets.length
  })
}

function missing(mark: Mark | null) {
  return PRESETS.filter(({ key }) => !mark?.made.includes(key))
}
