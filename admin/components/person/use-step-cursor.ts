import { useState, type DOMAttributes } from "react"
import { nearest } from "../../lib/person/timeline"

/** Places that a page key passes. */
const PAGE = 10

/** A way through the places of a picture, by pointer and by keyboard, as through a slider's values. */
export type StepCursor = {
  /** Index of the place that is told about; null while none is. */
  readonly chosen: number | null
  readonly handlers: Pick<
    DOMAttributes<HTMLElement>,
    "onPointerMove" | "onPointerLeave" | "onFocus" | "onBlur" | "onKeyDown" | "onClick"
  >
}

type StepCursorInput = {
  /** Ascending shares of the width; at least one. */
  readonly places: readonly { readonly x: number }[]
  /** Index of the place that the keyboard begins at. */
  readonly start: number
  /** What a click and Enter do with the chosen place. */
  readonly onOpen?: (index: number) => void
}

/** The place under the pointer, or the one that the arrow keys have come to. */
export function useStepCursor({ places, start, onOpen }: StepCursorInput): StepCursor {
  const [chosen, setChosen] = useState<number | null>(null)
  const last = places.length - 1
  const open = () => {
    if (chosen !== null) {
      onOpen?.(chosen)
    }
  }
  const step = (by: number) =>
    setChosen((index) => Math.min(Math.max((index ?? start) + by, 0), last))

  return {
    chosen,
    handlers: {
      onPointerMove: ({ clientX, currentTarget }) => {
        const { left, width } = currentTarget.getBoundingClientRect()
        setChosen(nearest(places, (clientX - left) / width))
      },
      onPointerLeave: () => setChosen(null),
      onFocus: () => setChosen((index) => index ?? start),
      onBlur: () => setChosen(null),
      onClick: open,
      onKeyDown: (event) => {
        const moves: Readonly<Record<string, () => void>> = {
          ArrowLeft: () => step(-1),
          ArrowDown: () => step(-1),
          ArrowRight: () => step(1),
          ArrowUp: () => step(1),
          PageDown: () => step(-PAGE),
          PageUp: () => step(PAGE),
          Home: () => setChosen(0),
          End: () => setChosen(last),
          ...(onOpen && { Enter: open }),
        }
        const move = moves[event.key]
        if (move) {
          event.preventDefault()
          move()
        }
      },
    },
  }
}
