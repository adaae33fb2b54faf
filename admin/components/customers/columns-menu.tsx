import { Adjustments } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import {
  DEFAULT_COLUMNS,
  OPTIONAL_COLUMNS,
  type OptionalColumn,
} from "../../lib/customers/table-view"

type ColumnsMenuProps = {
  readonly shown: readonly OptionalColumn[]
  /** Makes another choice of the one before. */
  readonly onChange: (
    change: (before: readonly OptionalColumn[]) => readonly OptionalColumn[]
  ) => void
}

/** Which columns to show. Ours, since the table's own speaks English only and has no name. */
export const ColumnsMenu = ({ shown, onChange }: ColumnsMenuProps) => {
  const { t } = useText()
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary">
          <Adjustments aria-hidden />
          {t("customers.column.choose")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        {OPTIONAL_COLUMNS.map((column) => (
          <DropdownMenu.CheckboxItem
            key={column}
            checked={shown.includes(column)}
            // Left open: one rarely wants to change a single column.
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={(checked) =>
              onChange((before) =>
                OPTIONAL_COLUMNS.filter((one) => (one === column ? checked : before.includes(one)))
              )
            }
          >
            {t(`customers.column.${column}`)}
          </DropdownMenu.CheckboxItem>
        ))}
        <DropdownMenu.Separator />
        <DropdownMenu.Item onSelect={() => onChange(() => DEFAULT_COLUMNS)}>
          {t("customers.column.as_usual")}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
