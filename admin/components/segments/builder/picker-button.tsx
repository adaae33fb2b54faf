import { TrianglesMini } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { forwardRef, type ComponentPropsWithoutRef } from "react"

type PickerButtonProps = Omit<ComponentPropsWithoutRef<"button">, "children"> & {
  /** What is chosen; empty where nothing is. */
  readonly chosen: string
  readonly placeholder: string
  readonly strong?: boolean
  readonly invalid?: boolean
}

/** Looks like Medusa's own select, and opens a list of ours. */
export const PickerButton = forwardRef<HTMLButtonElement, PickerButtonProps>(
  ({ chosen, placeholder, strong = false, invalid = false, className, ...props }, ref) => (
    <button
      ref={ref}
      type="button"
      title={chosen || undefined}
      className={clx(
        "bg-ui-bg-field shadow-buttons-neutral transition-fg flex h-7 min-w-0 select-none items-center justify-between gap-x-1.5 rounded-md px-2 outline-none",
        "hover:bg-ui-bg-field-hover",
        "focus-visible:shadow-borders-interactive-with-active data-[state=open]:!shadow-borders-interactive-with-active",
        strong ? "txt-compact-small-plus" : "txt-compact-small",
        chosen === "" ? "text-ui-fg-subtle" : "text-ui-fg-base",
        invalid && "shadow-borders-error",
        className
      )}
      {...props}
    >
      <span className="truncate">{chosen || placeholder}</span>
      <TrianglesMini aria-hidden className="text-ui-fg-muted shrink-0" />
    </button>
  )
)
PickerButton.displayName = "PickerButton"
