import type { Stage, Tier } from "../../../src/modules/retention/domain/types"

/** The colour names that both Medusa's badges and its CSS variables (`--tag-…`) know. */
export type Tone = "grey" | "blue" | "green" | "orange" | "purple" | "red"

/** One colour per tier, the same wherever a tier is shown. */
export const TIER_TONE: Readonly<Record<Tier, Tone>> = {
  high_value: "purple",
  potential: "blue",
  mid_value: "green",
  low_value: "grey",
}

/** One colour per stage; `reactivated` shares its green with `active` and carries an icon. */
export const STAGE_TONE: Readonly<Record<Stage, Tone>> = {
  prospect: "grey",
  new: "blue",
  active: "green",
  reactivated: "green",
  at_risk: "orange",
  dormant: "purple",
  lost: "red",
}

/**
 * The CSS variable that fills a shape in a tone. Medusa calls grey `neutral` there.
 *
 * @returns a `var(…)` expression that follows light and dark
 */
export function toneFill(tone: Tone): string {
  return `var(--tag-${tone === "grey" ? "neutral" : tone}-icon)`
}

/**
 * The CSS variable of a line or a word in a tone; fills are too pale for them in the light theme.
 *
 * @returns a `var(…)` expression that follows light and dark
 */
export function toneStroke(tone: Tone): string {
  return `var(--tag-${tone === "grey" ? "neutral" : tone}-text)`
}
