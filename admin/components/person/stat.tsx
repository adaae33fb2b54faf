import type { ReactNode } from "react"

type StatProps = {
  readonly label: string
  readonly value: ReactNode
  /** What the value rests on. */
  readonly hint?: ReactNode
}

/** A figure with its name and what it rests on, an entry of a `dl` in a card. */
export const Stat = ({ label, value, hint }: StatProps) => (
  <div className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(9rem,30%)_1fr]">
    <dt className="txt-compact-small text-ui-fg-subtle sm:leading-6">{label}</dt>
    <dd className="flex min-w-0 flex-col gap-y-0.5">
      <span className="txt-compact-medium-plus text-ui-fg-base break-words tabular-nums leading-6">
        {value}
      </span>
      {hint && <span className="txt-compact-xsmall text-ui-fg-subtle text-pretty">{hint}</span>}
    </dd>
  </div>
)
