import { useEffect } from "react"
import { useLocation } from "react-router-dom"

/** Brings what the address names behind its `#` into focus, once it is there. */
export function useFocusHash(): void {
  const { hash } = useLocation()
  useEffect(() => {
    document.getElementById(hash.slice(1))?.focus()
  }, [hash])
}
