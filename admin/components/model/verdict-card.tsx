import { Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useEffect, useRef } from "react"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { isTested } from "../../lib/model/calibration"
import { modelPath } from "../../lib/model/model-path"
import type { ModelFit } from "../../lib/model/types"
import { OpenVerdict } from "./open-verdict"
import { ShareScale } from "./share-scale"
import { ShutVerdict } from "./shut-verdict"
import { UseLists } from "./use-lists"

type VerdictCardProps = {
  readonly fit: ModelFit
  /** True where the address names this fit, which need not be the newest. */
  readonly earlier: boolean
}

/** The page's name, and whether the predictions can be trusted, for what and for what not. */
export const VerdictCard = ({ fit, earlier }: VerdictCardProps) => {
  const { t, format } = useText()
  const { calibration, gate } = fit
  const time = format.moment(fit.fitted_at)
  const verdict = gate.open ? "open" : "shut"
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-4">
        <div>
          <PageHeading fitId={fit.id} />
          <Text size="small" className="text-ui-fg-subtle">
            {t("model.subtitle")}
          </Text>
        </div>
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {t("model.fitted", { time })}
        </Text>
      </div>
      {earlier && (
        <div className="bg-ui-bg-subtle flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-6 py-3">
          <Text size="small">{t("model.named", { time })}</Text>
          <Link
            to={modelPath()}
            className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-subtle focus-visible:shadow-borders-focus rounded-sm underline underline-offset-2 outline-none"
          >
            {t("model.to_newest")}
          </Link>
        </div>
      )}
      <div className="grid xl:grid-cols-12 xl:divide-x [&>*]:min-w-0">
        <div className="flex flex-col items-start gap-y-3 px-6 py-5 xl:col-span-7">
          <StatusBadge color={gate.open ? "green" : "orange"}>
            {t(earlier ? `model.was_${verdict}` : `model.${verdict}`)}
          </StatusBadge>
          {isTested(calibration) && gate.open ? (
            <OpenVerdict calibration={calibration} />
          ) : (
            <ShutVerdict fit={fit} />
          )}
        </div>
        <div className="border-t px-6 py-5 xl:col-span-5 xl:border-t-0">
          <ShareScale calibration={calibration} open={gate.open} />
        </div>
      </div>
      {isTested(calibration) && gate.open && (
        <UseLists calibration={calibration} spend={fit.spend} />
      )}
    </Container>
  )
}

/** Has the focus, and is in sight, after another fit was chosen at the page's end. */
const PageHeading = ({ fitId }: { fitId: string }) => {
  const place = useRef<HTMLDivElement>(null)
  const shown = useRef(fitId)
  useEffect(() => {
    if (shown.current !== fitId) {
      shown.current = fitId
      place.current?.focus()
      place.current?.scrollIntoView({ block: "end" })
    }
  }, [fitId])
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Heading>{useText().t("model.title")}</Heading>
    </div>
  )
}
