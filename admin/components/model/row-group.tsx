import type { ReactNode } from "react"

type RowGroupProps = {
  readonly children: string
  /** What holds for all of the rows. */
  readonly note?: ReactNode
}

/** Names the rows that follow it, in a table of four columns. */
export const RowGroup = ({ children, note }: RowGroupProps) => (
  <tr>
    <th scope="rowgroup" colSpan={4} className="bg-ui-bg-subtle px-6 py-2 text-left font-normal">
      <span className="txt-compact-small-plus text-ui-fg-base">{children}</span>
      {note && <span className="txt-compact-small text-ui-fg-subtle"> · {note}</span>}
    </th>
  </tr>
)
