import { useLayoutEffect, useState, type RefObject } from "react"

/**
 * How wide an element is, as it changes.
 *
 * @returns pixels; 0 before it is known
 */
export function useWidth(element: RefObject<HTMLElement>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (!element.current) {
      return
    }
    setWidth(element.current.clientWidth)
    const sizes = new ResizeObserver(([entry]) => {
      if (entry) {
        setWidth(Math.floor(entry.contentRect.width))
      }
    })
    sizes.observe(element.current)
    return () => sizes.disconnect()
  }, [element])
  return width
}
