import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"

type PlainTableProps = {
  /** Says what the table holds, to those who do not see the card around it. */
  readonly label: string
  readonly children: ReactNode
}

/** A small table of figures inside a card: no hover, no links. */
export const PlainTable = ({ label, children }: PlainTableProps) => (
  <div className="overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
    <table className="txt-compact-small text-ui-fg-subtle w-full [&_tbody_tr]:border-t">
      <caption className="sr-only">{label}</caption>
      {children}
    </table>
  </div>
)

type CellProps = {
  readonly children: ReactNode
  /** Figures stand to the right. */
  readonly numeric?: boolean
}

const EDGES = "first:pl-6 last:pr-6 px-2"

/** A column's heading. */
export const HeaderCell = ({ children, numeric = false }: CellProps) => (
  <th
    scope="col"
    className={clx(
      "txt-compact-small-plus h-10 whitespace-nowrap",
      EDGES,
      numeric ? "text-right" : "text-left"
    )}
  >
    {children}
  </th>
)

/** A row's heading. */
export const RowHeader = ({ children }: { children: ReactNode }) => (
  <th scope="row" className={clx("h-12 text-left font-normal", EDGES)}>
    <span className="text-ui-fg-base inline-flex items-center gap-x-1.5 whitespace-nowrap">
      {children}
    </span>
  </th>
)

/** A figure. */
export const Cell = ({ children, className }: { children: ReactNode; className?: string }) => (
  <td className={clx("h-12 text-right tabular-nums", EDGES, className)}>{children}</td>
)
