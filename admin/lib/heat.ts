/** How strongly the fullest cell is tinted, in per cent; more would cost the text its contrast. */
export const MAX_TINT = 40

/**
 * How strongly a cell of the heat map is tinted. The square root keeps small cells apart, which
 * a straight line would leave all white beside one large cell.
 *
 * @param people people in this cell
 * @param fullest people in the fullest cell
 * @returns per cent of tint, 0 to {@link MAX_TINT}, whole numbers
 */
export function heatTint(people: number, fullest: number): number {
  if (people <= 0 || fullest <= 0) {
    return 0
  }
  return Math.max(2, Math.round(Math.sqrt(Math.min(people / fullest, 1)) * MAX_TINT))
}

/**
 * The background for a tint: a CSS colour over whatever lies below, in light and dark.
 *
 * @param tint per cent, as {@link heatTint} gives it
 */
export function heatColor(tint: number): string {
  return `color-mix(in srgb, var(--tag-blue-icon) ${tint}%, transparent)`
}
