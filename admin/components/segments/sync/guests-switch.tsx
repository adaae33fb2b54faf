import { Label, Switch, Text } from "@medusajs/ui"
import { useId, type ReactNode } from "react"
import { useText } from "../../../hooks/use-text"

type GuestsSwitchProps = {
  readonly checked: boolean
  readonly disabled?: boolean
  readonly onChange: (checked: boolean) => void
  /** More about it. */
  readonly children?: ReactNode
}

/** Whether guests are let into the group, and what that means. */
export const GuestsSwitch = ({
  checked,
  disabled = false,
  onChange,
  children,
}: GuestsSwitchProps) => {
  const { t } = useText()
  const id = useId()
  return (
    <div className="flex items-start gap-x-3">
      <Switch
        id={id}
        className="mt-px shrink-0"
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-describedby={`${id}-hint`}
      />
      <div className="flex flex-col gap-y-0.5">
        <Label size="small" weight="plus" htmlFor={id}>
          {t("segment.sync.guests.label")}
        </Label>
        <Text size="small" id={`${id}-hint`} className="text-ui-fg-subtle text-pretty">
          {t("segment.sync.guests.hint")}
        </Text>
        {children}
      </div>
    </div>
  )
}
