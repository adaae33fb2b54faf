import { clx } from "@medusajs/ui"
import { BUYER_STAGES, type BuyerStage } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import { StageSample } from "./stage-line"

type TrendLegendProps = {
  readonly shown: readonly BuyerStage[]
  readonly onChange: (shown: readonly BuyerStage[]) => void
  /** The table shows every stage. */
  readonly disabled: boolean
}

/** The lines' names, each a switch for its line. The last one stays. */
export const TrendLegend = ({ shown, onChange, disabled }: TrendLegendProps) => {
  const { t } = useText()
  return (
    <div
      role="group"
      aria-label={t("trend.legend")}
      className={clx("-ml-2 flex flex-wrap gap-x-1", disabled && "invisible")}
    >
      {BUYER_STAGES.map((stage) => {
        const on = shown.includes(stage)
        const next = BUYER_STAGES.filter((one) => (one === stage) !== shown.includes(one))
        return (
          <button
            key={stage}
            type="button"
            aria-pressed={on}
            onClick={() => next.length > 0 && onChange(next)}
            className={clx(
              "txt-compact-small flex items-center gap-x-1.5 whitespace-nowrap rounded-md px-2 py-1 outline-none",
              "hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus",
              on ? "text-ui-fg-base" : "text-ui-fg-subtle line-through"
            )}
          >
            <span className={clx("flex", !on && "opacity-30")}>
              <StageSample stage={stage} />
            </span>
            {t(`stage.${stage}`)}
          </button>
        )
      })}
    </div>
  )
}
