import { toast, type DataTableCommand } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import { useAllowed } from "../../hooks/use-allowed"
import { useBrowserKeys } from "../../hooks/use-browser-keys"
import type { Export } from "../../hooks/use-export"
import type { Selection } from "../../hooks/use-selection"
import { useText } from "../../hooks/use-text"
import { newCouponsPath } from "../../lib/coupons/coupons-path"

/** What can be done with those chosen. */
export function useCommands(selection: Selection, saving: Export): DataTableCommand[] {
  const { t, format } = useText()
  const mayExport = useAllowed("export") === true
  const mayIssue = useAllowed("operate") === true
  const navigate = useNavigate()
  // Those of the commands, and x, by which a row is chosen.
  useBrowserKeys("cegux")

  const issue = () => {
    const person_ids = selection.people.map(({ person_id }) => person_id)
    void navigate(newCouponsPath({ person_ids }))
  }

  const copy = async () => {
    const addresses = selection.people.flatMap(({ email }) => (email === null ? [] : [email]))
    if (addresses.length === 0) {
      toast.warning(t("customers.select.no_address"))
      return
    }
    try {
      await navigator.clipboard.writeText(addresses.join("\n"))
      const { length } = addresses
      toast.success(t("customers.select.copied", { count: length, n: format.count(length) }))
    } catch (error) {
      // Refused by the user, or not there at all without https.
      const description = error instanceof Error ? error.message : undefined
      toast.error(t("customers.select.copy_failed"), { description })
    }
  }
  return [
    { label: t("customers.select.copy"), shortcut: "c", action: copy },
    ...(mayExport
      ? [
          {
            label: t("customers.select.export"),
            shortcut: "e",
            action: () => {
              if (saving.progress === null) {
                saving.people(selection.people.map(({ person_id }) => person_id))
              }
            },
          },
        ]
      : []),
    ...(mayIssue ? [{ label: t("coupon_issue.title"), shortcut: "g", action: issue }] : []),
    { label: t("customers.select.clear"), shortcut: "u", action: selection.clear },
  ]
}
