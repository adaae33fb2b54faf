import { Button, Tooltip } from "@medusajs/ui"
import { useId, type ComponentProps } from "react"
import { type Operation, useAllowed } from "../../hooks/use-allowed"
import { useText } from "../../hooks/use-text"

type AllowedButtonProps = ComponentProps<typeof Button> & {
  /** What the server will ask the permission for. */
  readonly operation: Operation
}

/** A button that says why, where the user's role does not allow what it does. */
export const AllowedButton = ({ operation, disabled, ...props }: AllowedButtonProps) => {
  const { t } = useText()
  const reasonId = useId()
  if (useAllowed(operation) !== false) {
    return <Button {...props} disabled={disabled} />
  }
  const reason = t("state.not_allowed", { permission: `retention:${operation}` })
  return (
    <Tooltip content={reason}>
      {/* A disabled button takes neither focus nor pointer; what stands around it does. */}
      <span tabIndex={0} role="group" aria-labelledby={reasonId} className="inline-flex">
        <Button {...props} disabled />
        <span id={reasonId} className="sr-only">
          {reason}
        </span>
      </span>
    </Tooltip>
  )
}
