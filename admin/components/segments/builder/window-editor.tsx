import { useText } from "../../../hooks/use-text"
import type { TypedWindow } from "../../../lib/segments/draft"
import { And, Choose, DayField, NumberField } from "./plain-inputs"

const KINDS = ["ever", "in_last", "more_than_ago", "dates"] as const

type WindowEditorProps = {
  readonly window: TypedWindow
  readonly invalid: boolean
  readonly onChange: (window: TypedWindow) => void
}

/** Which span of time a condition looks at. */
export const WindowEditor = ({ window, invalid, onChange }: WindowEditorProps) => {
  const { t } = useText()
  const { kind, days, from, until } = window
  return (
    <>
      <Choose
        label={t("segments.builder.window")}
        value={kind}
        options={KINDS.map((value) => ({ value, text: t(`segments.builder.when.${value}`) }))}
        onChange={(to) => onChange({ ...window, kind: to })}
      />
      {(kind === "in_last" || kind === "more_than_ago") && (
        <NumberField
          label={t("segments.builder.number_of_days")}
          unit={t("segments.builder.days")}
          value={days}
          invalid={invalid}
          onChange={(typed) => onChange({ ...window, days: typed })}
        />
      )}
      {kind === "dates" && (
        <>
          <DayField
            label={t("segments.builder.from")}
            value={from}
            onChange={(day) => onChange({ ...window, from: day })}
          />
          <And />
          <DayField
            label={t("segments.builder.to")}
            value={until}
            onChange={(day) => onChange({ ...window, until: day })}
          />
        </>
      )}
    </>
  )
}
