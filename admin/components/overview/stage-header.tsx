import { ArrowPathMini } from "@medusajs/icons"
import { Link } from "react-router-dom"
import type { BuyerStage } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import { customersPath } from "../../lib/customers/customers-path"
import { StageDot } from "../shared/stage-dot"

type StageHeaderProps = {
  readonly stage: BuyerStage
  /** Days that the stage's rule names; undefined while they are not known. */
  readonly days: number | undefined
}

/** A column's heading: the stage, a link to all who are in it, and its rule. */
export const StageHeader = ({ stage, days }: StageHeaderProps) => {
  const { t, format } = useText()
  return (
    <th scope="col" className="px-2 py-3 text-right align-top xl:px-4 font-normal">
      <span className="flex justify-end">
        <Link
          to={customersPath({ stage: [stage] })}
          className="txt-compact-small-plus text-ui-fg-base focus-visible:ring-ui-border-interactive flex h-5 items-center gap-x-1.5 rounded-sm underline-offset-2 outline-none ring-offset-2 hover:underline focus-visible:ring-2"
        >
          {stage === "reactivated" ? (
            <ArrowPathMini aria-hidden className="text-ui-tag-green-icon -my-1 -mr-0.5 shrink-0" />
          ) : (
            <StageDot stage={stage} />
          )}
          {t(`stage.${stage}`)}
        </Link>
      </span>
      <span className="txt-compact-xsmall text-ui-fg-subtle block">
        {days === undefined
          ? t(`matrix.hint_plain.${stage}`)
          : t(`matrix.hint.${stage}`, { n: format.count(days) })}
      </span>
    </th>
  )
}
