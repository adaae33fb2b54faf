import { Badge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { modelPath } from "../../lib/model/model-path"
import { causesOf } from "../../lib/model/reasons"
import type { ModelFitSummary } from "../../lib/model/types"
import { Cell } from "../shared/plain-table"

type FitRowProps = {
  readonly fit: ModelFitSummary
  /** Of the list, which stays when the fit is opened. */
  readonly page: number
  /** True of the fit that the page shows. */
  readonly shown: boolean
}

/** One fit of the list: when, with what result, on what. */
export const FitRow = ({ fit, page, shown }: FitRowProps) => {
  const { t, format } = useText()
  const causes = causesOf(fit)
  const time = format.moment(fit.fitted_at)
  const ratio = fit.gate.checks.find(({ name }) => name === "calibration")?.found ?? null
  return (
    <tr aria-current={shown || undefined} className={shown ? "bg-ui-bg-subtle" : undefined}>
      <th scope="row" className="h-12 whitespace-nowrap py-2 pl-6 pr-2 text-left font-normal">
        <Link
          to={modelPath({ fit: fit.id, page })}
          className="text-ui-fg-base hover:text-ui-fg-subtle focus-visible:shadow-borders-focus rounded-sm underline underline-offset-2 outline-none"
        >
          <span className="sr-only">{t("model.fits.open", { time })}</span>
          <span aria-hidden>{time}</span>
        </Link>
        {shown && (
          <span className="txt-compact-xsmall text-ui-fg-subtle block">
            {t("model.fits.current")}
          </span>
        )}
      </th>
      <td className="px-2 py-2">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge size="2xsmall" color={fit.gate.open ? "green" : "orange"}>
            {t(fit.gate.open ? "model.fits.shown" : "model.fits.not_shown")}
          </Badge>
          {causes.length > 0 && (
            <Text as="span" size="small" className="text-pretty">
              {causes.map((cause) => t(`model.fits.cause.${cause}`)).join(t("model.fits.join"))}
            </Text>
          )}
        </span>
      </td>
      <Cell>{format.count(fit.buyers)}</Cell>
      <Cell className="whitespace-nowrap">
        {fit.data_until === null ? "–" : format.day(fit.data_until, "UTC")}
      </Cell>
      <Cell className="whitespace-nowrap">
        {ratio === null ? "–" : t("model.gate.times", { n: format.fixed(ratio, 2) })}
      </Cell>
      <Cell className="whitespace-nowrap">
        {t("model.version", { n: format.count(fit.policy_version) })}
      </Cell>
    </tr>
  )
}
