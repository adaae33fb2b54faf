import { clx, Container, Text } from "@medusajs/ui"
import { useSearchParams } from "react-router-dom"
import { useComparison } from "../../hooks/use-comparison"
import { useText } from "../../hooks/use-text"
import { parseCompareUrl } from "../../lib/compare/compare-path"
import { FailedPage } from "../shared/failed-page"
import { Loading } from "../shared/loading"
import { ApartCard } from "./apart-card"
import { ChooseCard } from "./choose-card"
import { FiguresCard } from "./figures-card"
import { OverlapCard } from "./overlap-card"
import { SpreadCard } from "./spread-card"
import { useSideNames } from "./use-side-names"

/** Two segments side by side: what they share, and what sets them apart. */
const ComparePage = () => {
  const url = parseCompareUrl(useSearchParams()[0])
  return (
    <div className="flex flex-col gap-y-3">
      <ChooseCard url={url} />
      <Answer url={url} />
    </div>
  )
}

const Answer = ({ url }: { url: ReturnType<typeof parseCompareUrl> }) => {
  const comparison = useComparison(url)
  const names = useSideNames(url)
  const { data } = comparison
  if (url.one === null || url.other === null) {
    return <Hint what="choose" />
  }
  if (url.one === url.other) {
    return <Hint what="same" />
  }
  if (comparison.isError) {
    return <FailedPage error={comparison.error} onRetry={() => void comparison.refetch()} />
  }
  if (!data || !names) {
    return (
      <Container>
        <Loading height={480} />
      </Container>
    )
  }
  return (
    <div
      className={clx("flex flex-col gap-y-3", comparison.isPlaceholderData && "opacity-50")}
      aria-busy={comparison.isPlaceholderData}
    >
      <div className="grid items-stretch gap-3 xl:grid-cols-2 [&>*]:min-w-0">
        <OverlapCard comparison={data} />
        <ApartCard comparison={data} names={names} />
      </div>
      <FiguresCard comparison={data} names={names} />
      <div className="grid items-stretch gap-3 xl:grid-cols-2 [&>*]:min-w-0">
        <SpreadCard comparison={data} of="tiers" />
        <SpreadCard comparison={data} of="stages" />
      </div>
    </div>
  )
}

const Hint = ({ what }: { what: "choose" | "same" }) => {
  const { t } = useText()
  return (
    <Container className="flex min-h-60 flex-col items-center justify-center gap-y-1 px-6 py-10 text-center">
      <Text size="small" leading="compact" weight="plus">
        {t(`compare.${what}_title`)}
      </Text>
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {t(`compare.${what}_text`)}
      </Text>
    </Container>
  )
}

export default ComparePage
