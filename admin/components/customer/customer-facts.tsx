import { Badge, Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { Profile } from "../../lib/person/types"
import { Fact } from "./fact"

/** The figures behind tier and stage. */
export const CustomerFacts = ({ profile }: { profile: Profile }) => {
  const { t, format } = useText()
  const { currency, rfm_r: r, rfm_f: f, rfm_m: m } = profile
  const scores = r !== null && f !== null && m !== null ? { r, f, m } : null
  const records = profile.records.length
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <dl className="flex flex-col gap-y-3">
        <Fact label={t("customer.purchases")}>
          {t("customer.purchases_value", {
            count: profile.purchase_count,
            n: format.count(profile.purchase_count),
            days: t("units.days", {
              count: profile.purchase_days,
              n: format.count(profile.purchase_days),
            }),
          })}
        </Fact>
        <Fact label={t("customer.revenue")}>{format.money(profile.total_revenue, currency)}</Fact>
        {profile.average_order_value !== null && (
          <Fact label={t("customer.average_order")}>
            {format.money(profile.average_order_value, currency)}
          </Fact>
        )}
        {profile.median_gap_days !== null && (
          <Fact label={t("customer.rhythm")}>
            {t("customer.rhythm_value", {
              count: Number(profile.median_gap_days),
              n: format.decimal(profile.median_gap_days),
            })}
          </Fact>
        )}
        {profile.first_purchase_at && (
          <Fact label={t("customer.first_purchase")}>{format.day(profile.first_purchase_at)}</Fact>
        )}
        {profile.last_purchase_at && (
          <Fact label={t("customer.last_purchase")}>{format.day(profile.last_purchase_at)}</Fact>
        )}
        {scores && (
          <Fact label={t("customer.rfm")}>
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span title={t("customer.rfm_label", scores)}>
                {t("customer.rfm_scores", scores)}
              </span>
              {profile.rfm_group && (
                <Badge size="2xsmall">{t(`rfm_group.${profile.rfm_group}`)}</Badge>
              )}
            </span>
          </Fact>
        )}
      </dl>
      {/* The dashboard lists the orders of one record only, so the two may well differ. */}
      {records > 1 && (
        <Text size="xsmall" className="text-ui-fg-subtle text-pretty">
          {t("customer.records", { count: records, n: format.count(records) })}
        </Text>
      )}
    </div>
  )
}
