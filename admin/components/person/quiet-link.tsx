import type { ReactNode } from "react"
import { Link } from "react-router-dom"

type QuietLinkProps = {
  readonly to: string
  readonly children: ReactNode
}

/** A link within a sentence, or beside one, of whatever size the text around it has. */
export const QuietLink = ({ to, children }: QuietLinkProps) => (
  <Link
    to={to}
    className="text-ui-fg-base hover:text-ui-fg-subtle transition-fg focus-visible:shadow-borders-focus whitespace-nowrap rounded-sm tabular-nums underline underline-offset-2 outline-none"
  >
    {children}
  </Link>
)
