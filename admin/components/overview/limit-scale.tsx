import type { Limits, Stage } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import { STAGE_TONE, toneFill } from "../shared/tones"

type Stretch = {
  readonly stage: Extract<Stage, "active" | "at_risk" | "dormant" | "lost">
  readonly from: number
  readonly to: number
}

/** The days of silence as a line, coloured by stage. The sentence above says the same in words. */
export const LimitScale = ({ limits }: { limits: Limits }) => {
  const { t, format } = useText()
  const end = limits.lost * 1.25
  const stretches: readonly Stretch[] = [
    { stage: "active", from: 0, to: limits.at_risk },
    { stage: "at_risk", from: limits.at_risk, to: limits.dormant },
    { stage: "dormant", from: limits.dormant, to: limits.lost },
    { stage: "lost", from: limits.lost, to: end },
  ]
  return (
    <div role="img" aria-label={t("rhythm.scale")} className="flex">
      {stretches
        .filter((stretch) => stretch.to > stretch.from)
        .map(({ stage, from, to }) => (
          <div
            key={stage}
            className="min-w-0 pr-0.5"
            style={{ width: `${((to - from) / end) * 100}%` }}
          >
            <div
              className="h-1.5 rounded-sm"
              style={{ backgroundColor: toneFill(STAGE_TONE[stage]) }}
            />
            <div className="txt-compact-xsmall text-ui-fg-subtle mt-1.5 flex flex-col">
              <span className="tabular-nums">{format.count(from)}</span>
              <span className="truncate">{t(`stage.${stage}`)}</span>
            </div>
          </div>
        ))}
    </div>
  )
}
