import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type EmptyProps = {
  readonly title: string
  readonly text: string
  /** What one can do about it. */
  readonly children?: ReactNode
}

/** Stands in the middle of a card where there is nothing to list, and says why. */
export const Empty = ({ title, text, children }: EmptyProps) => (
  <div className="flex min-h-64 flex-col items-center justify-center gap-y-4 px-6 py-12">
    <div className="flex max-w-lg flex-col items-center gap-y-1 text-center">
      <Text weight="plus">{title}</Text>
      <Text size="small" className="text-ui-fg-subtle text-balance">
        {text}
      </Text>
    </div>
    {children}
  </div>
)
