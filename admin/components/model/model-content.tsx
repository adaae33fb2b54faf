import { isTested } from "../../lib/model/calibration"
import type { ModelUrl } from "../../lib/model/model-path"
import type { ModelFit } from "../../lib/model/types"
import { BasisCard } from "./basis-card"
import { DecileCard } from "./decile-card"
import { FitsCard } from "./fits-card"
import { FrequencyCard } from "./frequency-card"
import { GateCard } from "./gate-card"
import { ParametersCard } from "./parameters-card"
import { TrackingCard } from "./tracking-card"
import { UntestedCard } from "./untested-card"
import { VerdictCard } from "./verdict-card"

type ModelContentProps = {
  readonly fit: ModelFit
  readonly url: ModelUrl
}

/** The page's cards: the verdict, then its evidence, then what it rests on. */
export const ModelContent = ({ fit, url }: ModelContentProps) => {
  const { calibration, tracking } = fit
  return (
    <div className="flex flex-col gap-y-3">
      <VerdictCard fit={fit} earlier={url.fit !== null} />
      <GateCard fit={fit} />
      {tracking && <TrackingCard tracking={tracking} zone={fit.time_zone} />}
      {isTested(calibration) ? (
        <div className="grid items-stretch gap-3 xl:grid-cols-2 [&>*]:min-w-0">
          <DecileCard calibration={calibration} />
          <FrequencyCard calibration={calibration} />
        </div>
      ) : (
        calibration.people > 0 && <UntestedCard calibration={calibration} />
      )}
      <ParametersCard fit={fit} />
      <BasisCard fit={fit} />
      <FitsCard shown={fit.id} url={url} />
    </div>
  )
}
