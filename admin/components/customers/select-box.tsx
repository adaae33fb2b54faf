import { Checkbox, type CheckboxCheckedState } from "@medusajs/ui"

type SelectBoxProps = {
  readonly label: string
  readonly checked: CheckboxCheckedState
  readonly onChange: (checked: boolean) => void
}

/** A row's box, as high as the row. The cell clips what sticks out, hence room for its edge. */
export const SelectBox = ({ label, checked, onChange }: SelectBoxProps) => (
  <label
    className="flex h-12 cursor-pointer items-center pl-0.5"
    onClick={(event) => event.stopPropagation()}
  >
    <Checkbox
      aria-label={label}
      checked={checked}
      onCheckedChange={(state) => onChange(state === true)}
    />
  </label>
)
