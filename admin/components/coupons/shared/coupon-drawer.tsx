import { Copy, Drawer, Text } from "@medusajs/ui"
import { useState } from "react"
import { useCoupon } from "../../../hooks/use-coupons"
import { useText } from "../../../hooks/use-text"
import { isOut } from "../../../lib/coupons/coupon-note"
import type { Coupon } from "../../../lib/coupons/types"
import { AllowedButton } from "../../shared/allowed-button"
import { Empty } from "../../shared/empty"
import { Failed } from "../../shared/failed"
import { Loading } from "../../shared/loading"
import { AskRevoke } from "./ask-revoke"
import { CouponFacts } from "./coupon-facts"
import { CouponNotices } from "./coupon-notices"
import { CouponOrders } from "./coupon-orders"
import { CouponNoteLine, CouponStateBadge } from "./coupon-state"

type CouponDrawerProps = {
  readonly id: string
  /** As a list has it, until it comes itself. */
  readonly known?: Coupon | undefined
  readonly onClose: () => void
}

/** All that is known of one coupon, and the way to revoke it. */
export const CouponDrawer = ({ id, known, onClose }: CouponDrawerProps) => {
  const { t } = useText()
  const coupon = useCoupon(id, known)
  const { data } = coupon
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content
        aria-describedby={undefined}
        onOpenAutoFocus={(event) => {
          // The first button has a hint, which would stay open, and take the first Escape for itself.
          event.preventDefault()
          if (event.currentTarget instanceof HTMLElement) {
            event.currentTarget.focus()
          }
        }}
      >
        {data ? (
          <Content coupon={data} />
        ) : (
          <>
            <Drawer.Header>
              <Drawer.Title>{t("coupons.column.code")}</Drawer.Title>
            </Drawer.Header>
            <Drawer.Body>
              {coupon.isPending ? (
                <Loading height={320} />
              ) : coupon.isError ? (
                <Failed error={coupon.error} onRetry={() => void coupon.refetch()} />
              ) : (
                <Empty title={t("coupons.one.gone_title")} text={t("coupons.one.gone_text")} />
              )}
            </Drawer.Body>
          </>
        )}
      </Drawer.Content>
    </Drawer>
  )
}

const Content = ({ coupon }: { coupon: Coupon }) => {
  const { t } = useText()
  const [asked, setAsked] = useState(false)
  const { code, because } = coupon
  return (
    <>
      <Drawer.Header>
        <Drawer.Title className="flex min-w-0 items-center gap-x-2">
          <span className="min-w-0 break-all font-mono">{code}</span>
          <Copy content={code} className="text-ui-fg-muted" aria-label={t("coupons.one.copy")} />
        </Drawer.Title>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <CouponStateBadge coupon={coupon} />
          <CouponNoteLine coupon={coupon} />
        </div>
      </Drawer.Header>
      <Drawer.Body className="divide-y overflow-y-auto p-0">
        <CouponNotices coupon={coupon} />
        {because !== null && (
          <div className="flex flex-col gap-y-1 px-6 py-4">
            <Text size="small" leading="compact" weight="plus">
              {t("coupons.one.because")}
            </Text>
            <Text size="small" className="text-ui-fg-subtle break-words">
              {because}
            </Text>
          </div>
        )}
        <CouponFacts coupon={coupon} />
        {coupon.redemptions.length > 0 && <CouponOrders redemptions={coupon.redemptions} />}
      </Drawer.Body>
      {isOut(coupon) && (
        <Drawer.Footer>
          <AllowedButton
            operation="operate"
            size="small"
            variant="secondary"
            onClick={() => setAsked(true)}
          >
            {t("coupons.revoke.action")}
          </AllowedButton>
        </Drawer.Footer>
      )}
      {asked && <AskRevoke ids={[coupon.id]} onClose={() => setAsked(false)} />}
    </>
  )
}
