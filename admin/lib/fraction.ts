/**
 * A share as people say it: 0.95 is 19 of 20, 0.8 is 4 of 5, 0.93 is 93 of 100.
 *
 * @param share between 0 and 1, as a percentile of the policy
 * @returns part and whole, the whole being 5, 10, 20, 100 or 1000; rounded to the last
 */
export function asFraction(share: number): { readonly part: number; readonly whole: number } {
  for (const whole of [5, 10, 20, 100]) {
    const part = share * whole
    if (Math.abs(part - Math.round(part)) < 1e-9) {
      return { part: Math.round(part), whole }
    }
  }
  return { part: Math.round(share * 1000), whole: 1000 }
}
