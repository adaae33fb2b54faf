import { Prompt } from "@medusajs/ui"
import type { ReactNode } from "react"

type AskProps = {
  readonly title: string
  readonly text: string
  /** Of the button that does it; without one there is nothing to do but to read. */
  readonly action?: string
  readonly cancel: string
  /** Red, since it cannot be undone. */
  readonly danger?: boolean
  readonly onDo?: () => void
  readonly onClose: () => void
  /** Further choices. */
  readonly children?: ReactNode
}

/** Asks before something is done that one would regret; shown as long as it is there. */
export const Ask = ({
  title,
  text,
  action,
  cancel,
  danger = false,
  onDo,
  onClose,
  children,
}: AskProps) => (
  <Prompt
    open
    variant={danger ? "danger" : "confirmation"}
    onOpenChange={(open) => !open && onClose()}
  >
    <Prompt.Content>
      <Prompt.Header>
        <Prompt.Title>{title}</Prompt.Title>
        <Prompt.Description className="text-pretty">{text}</Prompt.Description>
      </Prompt.Header>
      {children && <div className="px-6 pt-4">{children}</div>}
      <Prompt.Footer>
        <Prompt.Cancel>{cancel}</Prompt.Cancel>
        {action && <Prompt.Action onClick={onDo}>{action}</Prompt.Action>}
      </Prompt.Footer>
    </Prompt.Content>
  </Prompt>
)
