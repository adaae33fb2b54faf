import { useSearchParams } from "react-router-dom"
import { TimeZone } from "../../hooks/time-zone"
import { useModelFit } from "../../hooks/use-model"
import { parseModelUrl } from "../../lib/model/model-path"
import { FailedPage } from "../shared/failed-page"
import { ModelContent } from "./model-content"
import { ModelEmpty } from "./model-empty"
import { ModelSkeleton } from "./model-skeleton"

/** How far the predictions can be trusted, and what they rest on: the newest fit, or a past one. */
const ModelPage = () => {
  const url = parseModelUrl(useSearchParams()[0])
  const found = useModelFit(url.fit)

  if (found.isError && !found.data) {
    return <FailedPage error={found.error} onRetry={() => void found.refetch()} />
  }
  if (!found.data) {
    return <ModelSkeleton />
  }
  if (found.data.fit === null) {
    return <ModelEmpty why={found.data.why} />
  }
  return (
    <TimeZone.Provider value={found.data.fit.time_zone}>
      <div aria-busy={found.isPlaceholderData}>
        <ModelContent fit={found.data.fit} url={url} />
      </div>
    </TimeZone.Provider>
  )
}

export default ModelPage
