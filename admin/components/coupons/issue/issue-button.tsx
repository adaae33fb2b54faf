import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useAllowed } from "../../../hooks/use-allowed"
import { useText } from "../../../hooks/use-text"
import { newCouponsPath } from "../../../lib/coupons/coupons-path"
import type { CouponTarget } from "../../../lib/coupons/types"
import { AllowedButton } from "../../shared/allowed-button"

type IssueButtonProps = {
  readonly target: CouponTarget
  /** Key of its text. */
  readonly label: string
}

/** The way to issuing coupons to somebody, or why one may not. */
export const IssueButton = ({ target, label }: IssueButtonProps) => {
  const { t } = useText()
  const look = { size: "small", variant: "secondary" } as const
  return useAllowed("operate") === false ? (
    <AllowedButton operation="operate" {...look}>
      {t(label)}
    </AllowedButton>
  ) : (
    <Button {...look} asChild>
      <Link to={newCouponsPath(target)}>{t(label)}</Link>
    </Button>
  )
}
