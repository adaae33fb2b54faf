import { useNavigate, useSearchParams } from "react-router-dom"
import { movementPath, parseMovementUrl, type MovementUrl } from "../lib/movement/movement-url"

/** What the page's address asks for, and the ways to change it. */
export type MovementUrlState = {
  readonly url: MovementUrl
  /** Other people, or other days: a step that the back button takes back. */
  readonly ask: (change: Partial<Pick<MovementUrl, "days" | "segment">>) => void
  /** Another look at the same people. */
  readonly look: (change: Partial<Pick<MovementUrl, "kind" | "unit" | "stayed">>) => void
}

/** The address is the state of the movement page: what is seen can be sent to others. */
export function useMovementUrl(): MovementUrlState {
  const url = parseMovementUrl(useSearchParams()[0])
  const navigate = useNavigate()
  return {
    url,
    // At once: a radio button that waits for the router would jump back to where it was.
    ask: (change) => void navigate(movementPath({ ...url, ...change }), { flushSync: true }),
    look: (change) =>
      void navigate(movementPath({ ...url, ...change }), { replace: true, flushSync: true }),
  }
}
