import { clx } from "@medusajs/ui"
import type { Stretch } from "../../lib/person/timeline"
import { STAGE_TONE, toneFill } from "../shared/tones"

/** The present silence, faint and over the full height of a picture. */
export const Band = ({ stretch: { band, from, to } }: { stretch: Stretch }) => (
  <div
    className="absolute inset-y-0 opacity-15"
    style={{
      left: percent(from),
      width: percent(to - from),
      backgroundColor: toneFill(STAGE_TONE[band]),
    }}
  />
)

/** An upright line through a picture. */
export const Rule = ({ x, dashed = false }: { x: number; dashed?: boolean }) => (
  <div
    className={clx("border-ui-fg-muted absolute inset-y-0 border-l", dashed && "border-dashed")}
    style={{ left: percent(x) }}
  />
)

/**
 * A share of the width or the height, for a style.
 *
 * @param share 0 to 1
 */
export function percent(share: number): string {
  return `${share * 100}%`
}

/**
 * On which side of its place a label stands: near an edge it stays inside of it.
 *
 * @param x share of the width
 * @returns a class name
 */
export function sideOf(x: number): string {
  return x < 0.05 ? "" : x > 0.95 ? "-translate-x-full" : "-translate-x-1/2"
}
