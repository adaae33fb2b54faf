import { ExclamationCircle } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

/** Something that one should know before it is issued. */
export const Warning = ({ children }: { children: ReactNode }) => (
  <Text
    size="small"
    className="text-ui-tag-orange-text flex items-start gap-x-1.5 text-pretty tabular-nums"
  >
    <ExclamationCircle aria-hidden className="mt-0.5 shrink-0" />
    <span>{children}</span>
  </Text>
)
