import type { ReactNode } from "react"

type FactProps = {
  readonly label: string
  readonly children: ReactNode
}

/** A figure with its name, a row of a `dl` in a narrow card. */
export const Fact = ({ label, children }: FactProps) => (
  <div className="txt-compact-small grid grid-cols-2 items-center gap-4">
    <dt className="text-ui-fg-subtle">{label}</dt>
    <dd className="text-ui-fg-base tabular-nums">{children}</dd>
  </div>
)
