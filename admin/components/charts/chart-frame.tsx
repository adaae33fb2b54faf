import { Text } from "@medusajs/ui"
import { Component, Suspense, type ErrorInfo, type ReactNode } from "react"
import { useText } from "../../hooks/use-text"
import { Loading } from "../shared/loading"

type ChartFrameProps = {
  /** Of the picture, in pixels, kept while it loads. */
  readonly height: number
  /** A component that `lazy` loads, since the charting library is larger than the rest of us. */
  readonly children: ReactNode
}

/** Keeps a chart's place while its code loads, and keeps its failure from the page around it. */
export const ChartFrame = ({ height, children }: ChartFrameProps) => (
  <ChartBoundary height={height}>
    <Suspense fallback={<Loading height={height} />}>{children}</Suspense>
  </ChartBoundary>
)

type BoundaryState = { readonly failed: boolean }

class ChartBoundary extends Component<ChartFrameProps, BoundaryState> {
  override state: BoundaryState = { failed: false }

  static getDerivedStateFromError(): BoundaryState {
    return { failed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error("medusa-plugin-retention: a chart failed", error, info.componentStack)
  }

  override render(): ReactNode {
    return this.state.failed ? <NoChart height={this.props.height} /> : this.props.children
  }
}

const NoChart = ({ height }: { height: number }) => (
  <div role="alert" className="flex items-center justify-center" style={{ height }}>
    <Text size="small" className="text-ui-fg-subtle max-w-80 text-pretty text-center">
      {useText().t("state.no_chart")}
    </Text>
  </div>
)
