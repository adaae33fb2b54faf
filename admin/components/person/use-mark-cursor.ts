import { useState, type DOMAttributes } from "react"
import { useNavigate } from "react-router-dom"
import { type Mark, nearestMark } from "../../lib/person/timeline"

/** A way through the purchases of a time line, by pointer and by keyboard. */
export type MarkCursor = {
  /** Index of the mark that is told about; null while none is. */
  readonly chosen: number | null
  readonly handlers: Pick<
    DOMAttributes<HTMLElement>,
    "onPointerMove" | "onPointerLeave" | "onFocus" | "onBlur" | "onKeyDown" | "onClick"
  >
}

/** The mark under the pointer, or the one the arrow keys have come to. Enter opens its order. */
export function useMarkCursor(marks: readonly Mark[]): MarkCursor {
  const [chosen, setChosen] = useState<number | null>(null)
  const navigate = useNavigate()
  const last = marks.length - 1

  const open = () => {
    const mark = chosen === null ? undefined : marks[chosen]
    if (mark) {
      void navigate(`/orders/${mark.purchase.order_id}`)
    }
  }
  const step = (by: number) =>
    setChosen((index) => Math.min(Math.max((index ?? last) + by, 0), last))

  return {
    chosen,
    handlers: {
      onPointerMove: ({ clientX, currentTarget }) => {
        const { left, width } = currentTarget.getBoundingClientRect()
        setChosen(nearestMark(marks, (clientX - left) / width))
      },
      onPointerLeave: () => setChosen(null),
      onFocus: () => setChosen((index) => index ?? last),
      onBlur: () => setChosen(null),
      onClick: open,
      onKeyDown: (event) => {
        const moves: Readonly<Record<string, () => void>> = {
          ArrowLeft: () => step(-1),
          ArrowDown: () => step(-1),
          ArrowRight: () => step(1),
          ArrowUp: () => step(1),
          Home: () => setChosen(0),
          End: () => setChosen(last),
          Enter: open,
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
