import { useEffect, useState } from "react"

/**
 * A value as it was when it last stood still.
 *
 * @param value compared by identity
 * @param pauseMs how long it must stand still
 */
export function useDebounced<Value>(value: Value, pauseMs: number): Value {
  const [still, setStill] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value, pauseMs])
  return still
}
