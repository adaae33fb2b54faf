import { Button, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"

type EmptyProps = { readonly name: "shop" | "found"; readonly children: ReactNode }

const Empty = ({ name, children }: EmptyProps) => {
  const { t } = useText()
  return (
    <div className="flex min-h-64 flex-col items-center justify-center gap-y-4 border-t px-6 py-12">
      <div className="flex max-w-lg flex-col items-center gap-y-1 text-center">
        <Text weight="plus">{t(`customers.empty.${name}_title`)}</Text>
        <Text size="small" className="text-ui-fg-subtle text-balance">
          {t(`customers.empty.${name}_text`)}
        </Text>
      </div>
      {children}
    </div>
  )
}

/** Nobody is known yet: past orders are read on the overview. */
export const EmptyShop = () => (
  <Empty name="shop">
    <Button size="small" variant="secondary" asChild>
      <Link to="/retention">{useText().t("customers.empty.shop_action")}</Link>
    </Button>
  </Empty>
)

/** There are customers, but none like these. */
export const NobodyFound = ({ onClear }: { onClear: () => void }) => (
  <Empty name="found">
    <Button size="small" variant="secondary" onClick={onClear}>
      {useText().t("customers.empty.found_action")}
    </Button>
  </Empty>
)
