import type { ReactNode } from "react"

type ChartTooltipProps = {
  readonly title: string
  readonly note?: string
  /** `<tr>`s of {@link TooltipRow}, or anything else that is a table's body. */
  readonly children?: ReactNode
}

/** What a chart says of the place pointed at. */
export const ChartTooltip = ({ title, note, children }: ChartTooltipProps) => (
  <div className="bg-ui-bg-component shadow-elevation-tooltip rounded-lg px-3 py-2">
    <p className="txt-compact-small-plus text-ui-fg-base">{title}</p>
    {note && <p className="txt-compact-xsmall text-ui-fg-subtle">{note}</p>}
    {children && (
      <table className="txt-compact-small text-ui-fg-subtle mt-1.5">
        <tbody>{children}</tbody>
      </table>
    )}
  </div>
)

type TooltipRowProps = {
  /** A sample of the line, or a dot in its colour. */
  readonly mark?: ReactNode
  readonly name: string
  readonly value: string
  readonly share?: string
}

/** One figure of a {@link ChartTooltip}. */
export const TooltipRow = ({ mark, name, value, share }: TooltipRowProps) => (
  <tr>
    <th scope="row" className="py-0.5 pr-4 text-left font-normal">
      <span className="flex items-center gap-x-1.5 whitespace-nowrap">
        {mark}
        {name}
      </span>
    </th>
    <td className="text-ui-fg-base text-right tabular-nums">{value}</td>
    {share !== undefined && <td className="pl-3 text-right tabular-nums">{share}</td>}
  </tr>
)
