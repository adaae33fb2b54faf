import { useEffect } from "react"

/**
 * Leaves the browser its combinations of keys that Medusa's table takes for itself: its command bar
 * and its rows look at the letter alone, so Ctrl+C with rows chosen would run a command in place of
 * copying what is marked. What is held back is only the page's knowledge of it, not what the
 * browser does.
 *
 * @param letters lower case
 */
export function useBrowserKeys(letters: string): void {
  useEffect(() => {
    const holdBack = (event: KeyboardEvent) => {
      const combined = event.ctrlKey || event.metaKey || event.altKey
      if (combined && letters.includes(event.key.toLowerCase())) {
        event.stopImmediatePropagation()
      }
    }
    // Before all others: they listen on the document.
    window.addEventListener("keydown", holdBack, { capture: true })
    return () => window.removeEventListener("keydown", holdBack, { capture: true })
  }, [letters])
}
