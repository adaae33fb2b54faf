import { Funnel } from "@medusajs/icons"
import { Button, DropdownMenu } from "@medusajs/ui"
import { Fragment, useRef } from "react"
import { useText } from "../../hooks/use-text"
import { FILTER_GROUPS } from "../../lib/customers/filter-form"
import type { CustomersFilters, FilterName } from "../../lib/customers/filters"

type FilterMenuProps = {
  readonly filters: CustomersFilters
  readonly onChoose: (name: FilterName) => void
}

/** The filters that are not set yet. */
export const FilterMenu = ({ filters, onChoose }: FilterMenuProps) => {
  const { t } = useText()
  const chose = useRef(false)
  const groups = FILTER_GROUPS.map((group) =>
    group.filter((name) => filters[name] === undefined)
  ).filter((group) => group.length > 0)
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <Button size="small" variant="secondary">
          <Funnel aria-hidden />
          {t("customers.filter.add")}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="start"
        className="max-h-[70vh] overflow-y-auto"
        onCloseAutoFocus={(event) => {
          // The editor that has just opened keeps the focus.
          if (chose.current) {
            event.preventDefault()
            chose.current = false
          }
        }}
      >
        {groups.map((group, index) => (
          <Fragment key={group.join()}>
            {index > 0 && <DropdownMenu.Separator />}
            {group.map((name) => (
              <DropdownMenu.Item
                key={name}
                onSelect={() => {
                  chose.current = true
                  onChoose(name)
                }}
              >
                {t(`customers.by.${name}`)}
              </DropdownMenu.Item>
            ))}
          </Fragment>
        ))}
        {groups.length === 0 && (
          <DropdownMenu.Label>{t("customers.filter.all_set")}</DropdownMenu.Label>
        )}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
