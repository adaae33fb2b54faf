import { BANDS, type Limits } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import { silenceScale } from "../../lib/person/silence-scale"
import { STAGE_TONE, toneFill } from "../shared/tones"

type SilenceScaleProps = {
  readonly limits: Limits
  /** Days since the last purchase. */
  readonly silence: number
}

/** Where a person's silence stands among the limits. The sentences beside it say the same. */
export const SilenceScale = ({ limits, silence }: SilenceScaleProps) => {
  const { t, format } = useText()
  const { parts, here } = silenceScale(limits, silence)
  const days = Math.floor(silence)
  return (
    <div
      role="img"
      aria-label={t("customer.scale_label", {
        days: t("units.days", { count: days, n: format.count(days) }),
        at_risk: format.count(limits.at_risk),
        dormant: format.count(limits.dormant),
        lost: format.count(limits.lost),
      })}
      className="relative pt-2.5"
    >
      <span
        className="border-t-ui-fg-base absolute top-0 -translate-x-1/2 border-x-[5px] border-t-[6px] border-x-transparent"
        style={{ left: `${here * 100}%` }}
      />
      <div className="flex gap-x-0.5">
        {BANDS.map((band) => {
          const part = parts[band]
          return (
            part && (
              <div key={band} className="min-w-0" style={{ width: `${part.width * 100}%` }}>
                <div
                  className="h-1.5 rounded-sm"
                  style={{ backgroundColor: toneFill(STAGE_TONE[band]) }}
                />
                <span className="txt-compact-xsmall text-ui-fg-subtle mt-1 block tabular-nums">
                  {format.count(part.from)}
                </span>
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}
