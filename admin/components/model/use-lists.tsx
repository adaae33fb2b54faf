import { CheckCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useId } from "react"
import type { SpendFit } from "../../../src/modules/retention/domain/prediction/types"
import { useText } from "../../hooks/use-text"
import { liftOf, type Tested } from "../../lib/model/calibration"

type UseListsProps = {
  readonly calibration: Tested
  readonly spend: SpendFit
}

/** What the predictions can be used for, and what for not. */
export const UseLists = ({ calibration, spend }: UseListsProps) => {
  const { t, format } = useText()
  const lift = liftOf(calibration)
  const valued = spend.status === "ok"
  const uses = [
    lift !== null && t("model.use.rank", { lift: format.decimal(lift) }),
    t("model.use.group"),
    valued && t("model.use.worth"),
  ]
  const limits = [
    lift === null && t("model.limit.flat"),
    t("model.limit.person"),
    t("model.limit.season"),
    t("model.limit.cause"),
    valued
      ? t("model.limit.year", { days: format.count(calibration.horizon_days) })
      : t("model.limit.amounts"),
  ]
  return (
    <div className="grid md:grid-cols-2 md:divide-x">
      <UseList
        title={t("model.good_for")}
        items={uses}
        icon={<CheckCircleSolid className="text-ui-tag-green-icon mt-0.5 shrink-0" aria-hidden />}
      />
      <UseList
        title={t("model.not_for")}
        items={limits}
        icon={<XCircleSolid className="text-ui-fg-subtle mt-0.5 shrink-0" aria-hidden />}
      />
    </div>
  )
}

type UseListProps = {
  readonly title: string
  /** Those that hold. */
  readonly items: readonly (string | false)[]
  readonly icon: JSX.Element
}

const UseList = ({ title, items, icon }: UseListProps) => {
  const titleId = useId()
  return (
    <div className="flex flex-col gap-y-2 border-t px-6 py-4 first:border-t-0 md:border-t-0">
      <Text size="small" leading="compact" weight="plus" id={titleId}>
        {title}
      </Text>
      <ul aria-labelledby={titleId} className="flex flex-col gap-y-2">
        {items
          .filter((item) => item !== false)
          .map((item) => (
            <li key={item} className="flex items-start gap-x-2">
              {icon}
              <Text as="span" size="small" className="text-ui-fg-subtle text-pretty">
                {item}
              </Text>
            </li>
          ))}
      </ul>
    </div>
  )
}
