import { Hint, Label, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type SettingRowProps = {
  /** Of the control; its hint and its error are `id-hint` and `id-error`. */
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** What is allowed and what the default is. */
  readonly note?: string
  readonly error?: string
  /** The control leaves room for the note beside it. */
  readonly inline?: boolean
  readonly children: ReactNode
}

/** One setting: what it does on the left, where it is entered on the right. */
export const SettingRow = ({ id, label, hint, note, error, inline, children }: SettingRowProps) => {
  const allowed = note && (
    <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
      {note}
    </Text>
  )
  return (
    <div className="grid items-start gap-x-8 gap-y-3 px-6 py-4 lg:grid-cols-2">
      <div className="max-w-xl">
        <Label id={`${id}-label`} htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        {hint && (
          <Text id={`${id}-hint`} size="small" className="text-ui-fg-subtle text-pretty">
            {hint}
          </Text>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-y-1.5">
        {inline ? (
          <div className="flex min-h-8 flex-col gap-x-4 gap-y-1.5 xl:flex-row xl:items-center">
            {children}
            {allowed}
          </div>
        ) : (
          <>
            {children}
            {allowed}
          </>
        )}
        <SettingError id={`${id}-error`} error={error} />
      </div>
    </div>
  )
}

/** What is wrong with a setting; read out as it changes. */
export const SettingError = ({ id, error }: { id: string; error: string | undefined }) => (
  <div id={id} aria-live="polite">
    {error && (
      <Hint variant="error" className="text-pretty">
        {error}
      </Hint>
    )}
  </div>
)
