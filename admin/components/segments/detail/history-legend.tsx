import { ArrowDownMini, ArrowUpMini } from "@medusajs/icons"
import { useText } from "../../../hooks/use-text"
import { LineSample } from "../../charts/line-sample"

/** What the line means, and which way those go who come and who leave. */
export const HistoryLegend = () => {
  const { t } = useText()
  return (
    <ul className="txt-compact-small text-ui-fg-base flex flex-wrap items-center gap-x-4 gap-y-1">
      <li className="flex items-center gap-x-1.5">
        <LineSample tone="blue" dash={undefined} />
        {t("segment.history.members")}
      </li>
      <li className="flex items-center gap-x-0.5">
        <ArrowUpMini aria-hidden className="text-ui-tag-green-text" />
        {t("segment.history.entered")}
      </li>
      <li className="flex items-center gap-x-0.5">
        <ArrowDownMini aria-hidden className="text-ui-tag-orange-text" />
        {t("segment.history.exited")}
      </li>
    </ul>
  )
}
