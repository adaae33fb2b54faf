import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { Empty } from "../shared/empty"

/** Nobody is known yet: past orders are read on the overview. */
export const EmptyShop = () => {
  const { t } = useText()
  return (
    <div className="border-t">
      <Empty title={t("customers.empty.shop_title")} text={t("customers.empty.shop_text")}>
        <Button size="small" variant="secondary" asChild>
          <Link to="/retention">{t("customers.empty.shop_action")}</Link>
        </Button>
      </Empty>
    </div>
  )
}

/** There are customers, but none like these. */
export const NobodyFound = ({ onClear }: { onClear: () => void }) => {
  const { t } = useText()
  return (
    <div className="border-t">
      <Empty title={t("customers.empty.found_title")} text={t("customers.empty.found_text")}>
        <Button size="small" variant="secondary" onClick={onClear}>
          {t("customers.empty.found_action")}
        </Button>
      </Empty>
    </div>
  )
}
