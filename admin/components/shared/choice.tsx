import { clx } from "@medusajs/ui"
import { useId } from "react"

type ChoiceProps<Value extends string | number> = {
  /** Says what is chosen, to those who do not see what it changes. */
  readonly label: string
  /** Null where it is none of them. */
  readonly value: Value | null
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly onChange: (value: Value) => void
}

/** One of a few, side by side: radio buttons, of which the arrow keys pick one. */
export const Choice = <Value extends string | number>({
  label,
  value,
  options,
  onChange,
}: ChoiceProps<Value>) => {
  const name = useId()
  return (
    <fieldset className="bg-ui-bg-subtle flex shrink-0 rounded-lg border p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="relative cursor-pointer">
          <input
            type="radio"
            name={name}
            className="peer absolute inset-0 size-full cursor-pointer appearance-none opacity-0"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span
            className={clx(
              "txt-compact-small-plus text-ui-fg-subtle transition-fg block whitespace-nowrap rounded-md px-2.5 py-1",
              "peer-hover:text-ui-fg-base",
              "peer-checked:bg-ui-bg-base peer-checked:text-ui-fg-base peer-checked:shadow-elevation-card-rest",
              "peer-focus-visible:shadow-borders-interactive-with-focus"
            )}
          >
            {option.text}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
