/** From here on the asymptotic series below are exact to the last digits of a double. */
const SERIES_FROM = 10

/** ψ(z) = d ln Γ(z) / dz for z > 0 (Abramowitz and Stegun 6.3.5 and 6.3.18). */
export function digamma(z: number): number {
  let sum = 0
  let shifted = z
  while (shifted < SERIES_FROM) {
    sum -= 1 / shifted
    shifted += 1
  }
  const w = 1 / (shifted * shifted)
  const series =
    w *
    (1 / 12 -
      w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132 - w * (691 / 32760 - w / 12))))))
  return sum + Math.log(shifted) - 0.5 / shifted - series
}

/** ψ′(z) for z > 0 (Abramowitz and Stegun 6.4.6 and 6.4.12). */
export function trigamma(z: number): number {
  let sum = 0
  let shifted = z
  while (shifted < SERIES_FROM) {
    sum += 1 / (shifted * shifted)
    shifted += 1
  }
  const w = 1 / (shifted * shifted)
  const series =
    w *
    (1 / 6 -
      w * (1 / 30 - w * (1 / 42 - w * (1 / 30 - w * (5 / 66 - w * (691 / 2730 - (w * 7) / 6))))))
  return sum + (1 + 0.5 / shifted + series) / shifted
}
