import { toast } from "@medusajs/ui"
import { useText } from "./use-text"

/** Tells, in a toast, that something was not done and what the server said. */
export function useRefusal(): (error: Error) => void {
  const { t } = useText()
  return (error) => {
    toast.error(t("state.refused"), { description: error.message })
  }
}
