import { Container } from "@medusajs/ui"
import type { ReactNode } from "react"

type FiguresProps = {
  /** Says what the figures are of, to those who do not see where the card stands. */
  readonly label: string
  /** {@link Figure}s. */
  readonly children: ReactNode
}

/** A card of key figures, two or four to a row. */
export const Figures = ({ label, children }: FiguresProps) => (
  <Container className="overflow-hidden p-0">
    <section aria-label={label}>
      {/* The cells' own lines, so that a row that is not full looks no different. */}
      <dl className="-mb-px -mr-px grid grid-cols-2 lg:grid-cols-4">{children}</dl>
    </section>
  </Container>
)

type FigureProps = {
  readonly label: string
  readonly value: string
  /** What the value rests on, or is compared with. */
  readonly hint: ReactNode
}

/** A figure with its name, large enough to be read in passing. */
export const Figure = ({ label, value, hint }: FigureProps) => (
  <div className="border-ui-border-base flex flex-col gap-y-1 border-b border-r px-6 py-4">
    <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
    <dd className="flex flex-col gap-y-0.5">
      <span className="txt-compact-large-plus text-ui-fg-base tabular-nums">{value}</span>
      <span className="txt-compact-xsmall text-ui-fg-subtle text-pretty">{hint}</span>
    </dd>
  </div>
)
