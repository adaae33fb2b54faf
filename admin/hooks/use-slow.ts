import { useEffect, useState } from "react"

/** From here on a wait is put into words. */
const SLOW_MS = 4000

/**
 * True once something has been going on for so long that one wonders.
 *
 * @param busy whether it is going on
 */
export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    setSlow(false)
    if (!busy) {
      return
    }
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [busy])
  return slow
}
