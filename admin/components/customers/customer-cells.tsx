import { ClockSolidMini } from "@medusajs/icons"
import { Badge, clx } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { personPath } from "../../lib/customers/customers-path"
import { fullName, type ListedCustomer } from "../../lib/customers/listed-customer"
import { StageBadge, TierBadge } from "../shared/badges"

type CellProps = { readonly customer: ListedCustomer }

/** Stands where there is no value. */
export const NoValue = () => (
  <>
    <span aria-hidden className="text-ui-fg-muted">
      –
    </span>
    <span className="sr-only">{useText().t("customers.none")}</span>
  </>
)

/** Who it is, as a link to the person's page. */
export const NameCell = ({ customer }: CellProps) => {
  const { t } = useText()
  const name = fullName(customer)
  const email = customer.email ?? t("customers.unnamed")
  return (
    <div className="flex w-52 min-w-0 flex-col justify-center py-1 xl:w-64">
      <div className="flex min-w-0 items-center gap-x-2">
        <Link
          to={personPath(customer.person_id)}
          title={name ?? email}
          className={clx(
            "txt-compact-small-plus text-ui-fg-base truncate rounded outline-none",
            "hover:underline focus-visible:shadow-borders-focus"
          )}
          // The row leads there too; one way is enough.
          onClick={(event) => event.stopPropagation()}
        >
          {name ?? email}
        </Link>
        {!customer.has_account && (
          <Badge size="2xsmall" className="shrink-0">
            {t("customers.guest")}
          </Badge>
        )}
      </div>
      {name !== null && (
        <span className="txt-compact-small text-ui-fg-subtle truncate" title={email}>
          {email}
        </span>
      )}
    </div>
  )
}

/** The value tier; prospects have none. */
export const TierCell = ({ customer: { tier } }: CellProps) =>
  tier === null ? <NoValue /> : <TierBadge tier={tier} />

/** The stage, and below it whether they slow down. */
export const StageCell = ({ customer: { stage, slowing } }: CellProps) => {
  const { t } = useText()
  return (
    <span className="flex flex-col items-start gap-y-0.5">
      <StageBadge stage={stage} />
      {slowing && (
        <span className="txt-compact-xsmall text-ui-tag-orange-text inline-flex items-center gap-x-0.5">
          <ClockSolidMini aria-hidden className="-ml-0.5" />
          {t("customer.slowing")}
        </span>
      )}
    </span>
  )
}

/** Days since the last purchase. */
export const SilenceCell = ({ customer: { silence_days } }: CellProps) => {
  const { t, format } = useText()
  if (silence_days === null) {
    return <NoValue />
  }
  const days = Math.floor(silence_days)
  return (
    <span className="tabular-nums">
      {days < 1 ? t("customers.today") : t("units.days", { count: days, n: format.count(days) })}
    </span>
  )
}

/** The three scores and what they come to. */
export const RfmCell = ({ customer: { rfm_r, rfm_f, rfm_m, rfm_group } }: CellProps) => {
  const { t } = useText()
  if (rfm_r === null || rfm_f === null || rfm_m === null) {
    return <NoValue />
  }
  return (
    <span className="inline-flex items-center gap-x-2">
      <span
        role="img"
        className="text-ui-fg-base tabular-nums"
        aria-label={t("customer.rfm_label", { r: rfm_r, f: rfm_f, m: rfm_m })}
        title={t("customer.rfm_label", { r: rfm_r, f: rfm_f, m: rfm_m })}
      >
        {rfm_r}-{rfm_f}-{rfm_m}
      </span>
      {rfm_group !== null && <span>{t(`rfm_group.${rfm_group}`)}</span>}
    </span>
  )
}

/** A day, in the policy's time zone. */
export const DayCell = ({ iso }: { iso: string | null }) => {
  const { format } = useText()
  return iso === null ? (
    <NoValue />
  ) : (
    <time dateTime={iso} title={format.moment(iso)}>
      {format.day(iso)}
    </time>
  )
}

/** An amount in the list's currency; null where there is none, as for those who never bought. */
export const MoneyCell = ({ amount, currency }: { amount: string | null; currency: string }) => {
  const { format } = useText()
  return amount === null ? (
    <NoValue />
  ) : (
    <span className="tabular-nums">{format.money(amount, currency)}</span>
  )
}
