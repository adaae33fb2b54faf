import { lgamma, stirlingRest } from "./lgamma"

const HALF_LOG_2_PI = 0.9189385332046727

/**
 * ln B(a, b) for a, b > 0. Where an argument is large the three log-gammas nearly cancel, so their
 * leading parts are subtracted by hand (Didonato and Morris 1992, ACM TOMS 18:360–373, section 2).
 */
export function lbeta(a: number, b: number): number {
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  if (large < 10) {
    return lgamma(small) + lgamma(large) - lgamma(small + large)
  }
  const sum = small + large
  const rest = stirlingRest(large) - stirlingRest(sum)
  const log1m = Math.log1p(-small / sum)
  if (small < 10) {
    return lgamma(small) + rest + small - small * Math.log(sum) + (large - 0.5) * log1m
  }
  return (
    HALF_LOG_2_PI -
    0.5 * Math.log(large) +
    stirlingRest(small) +
    rest +
    (small - 0.5) * Math.log(small / sum) +
    large * log1m
  )
}
