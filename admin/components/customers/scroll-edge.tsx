import { useEffect, useRef, useState, type ReactNode } from "react"

type ScrollEdgeProps = {
  /** Names the region for screen readers. */
  readonly label: string
  /** Something with a table that scrolls sideways when it must. */
  readonly children: ReactNode
}

/** Shades the right edge of a table while columns lie beyond it: some systems hide scroll bars. */
export const ScrollEdge = ({ label, children }: ScrollEdgeProps) => {
  const region = useRef<HTMLDivElement>(null)
  const [hasMore, setHasMore] = useState(false)
  useEffect(() => {
    const table = region.current?.querySelector("table")
    const scroller = table?.parentElement
    if (!table || !scroller) {
      return
    }
    const look = () => {
      const { scrollWidth, scrollLeft, clientWidth } = scroller
      // Widths are rounded, each for itself.
      setHasMore(scrollWidth - scrollLeft - clientWidth > 1)
    }
    const sizes = new ResizeObserver(look)
    sizes.observe(scroller)
    sizes.observe(table)
    scroller.addEventListener("scroll", look, { passive: true })
    return () => {
      sizes.disconnect()
      scroller.removeEventListener("scroll", look)
    }
  }, [])
  return (
    <div ref={region} role="region" aria-label={label} className="relative">
      {children}
      {hasMore && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-0 z-[2] w-5 opacity-60"
          style={{ background: "linear-gradient(to left, var(--border-strong), transparent)" }}
        />
      )}
    </div>
  )
}
