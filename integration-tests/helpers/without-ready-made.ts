import type { MedusaContainer } from "@medusajs/framework/types"
import { PRESETS } from "../../src/modules/retention/domain/segments"
import { retention } from "./small-shop"

/**
 * Has the ready-made segments taken for made, for tests of something else: to look at everybody for
 * each of them takes longer than the rest of a small shop's backfill.
 */
export async function withoutReadyMade(container: MedusaContainer): Promise<void> {
  const made = PRESETS.map(({ key }) => key)
  await retention(container).watermarks.set("segment_presets", { made }, new Date())
}
