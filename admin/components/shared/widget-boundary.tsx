import { Container, Text } from "@medusajs/ui"
import { Component, type ErrorInfo, type ReactNode } from "react"
import { useEntryText } from "../../hooks/use-entry-text"

type BoundaryProps = { readonly children: ReactNode }
type BoundaryState = { readonly failed: boolean }

const WidgetFailure = () => (
  <Container>
    <Text size="small" className="text-ui-fg-subtle" role="alert">
      {useEntryText()("state.widget_failed")}
    </Text>
  </Container>
)

/** Keeps a failure of ours to our own card: the page around it must go on working. */
export class WidgetBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: false }

  static getDerivedStateFromError(): BoundaryState {
    return { failed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error("medusa-plugin-retention: a widget failed", error, info.componentStack)
  }

  override render(): ReactNode {
    return this.state.failed ? <WidgetFailure /> : this.props.children
  }
}
