import { Container } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useText } from "../../hooks/use-text"
import type { Profile } from "../../lib/person/types"
import { BasketHint, GapHint } from "./comparisons"

/** Key figures, with order value and rhythm against the shop's. */
export const PersonFigures = ({ profile }: { profile: Profile }) => {
  const { t, format } = useText()
  const { currency, first_purchase_at: first, last_purchase_at: last } = profile
  const none = t("person.figures.none")
  const money = (amount: string | null) => (amount === null ? none : format.money(amount, currency))
  const days = (count: number) => t("units.days", { count, n: format.decimal(count) })
  return (
    <Container className="overflow-hidden p-0">
      <section aria-label={t("person.figures.title")}>
        {/* The cells' own lines, so that a row that is not full looks no different. */}
        <dl className="-mb-px -mr-px grid grid-cols-2 lg:grid-cols-4">
          <Figure
            label={t("person.figures.revenue")}
            value={money(profile.total_revenue)}
            hint={t("person.figures.revenue_hint")}
          />
          <Figure
            label={t("person.figures.orders")}
            value={format.count(profile.purchase_count)}
            hint={
              profile.purchase_count > 0
                ? t("person.figures.orders_hint", { days: days(profile.purchase_days) })
                : t("person.figures.silence_none")
            }
          />
          <Figure
            label={t("person.figures.average")}
            value={money(profile.average_order_value)}
            hint={t("person.figures.average_hint")}
          />
          <Figure
            label={t("person.figures.basket")}
            value={money(profile.basket)}
            hint={<BasketHint profile={profile} />}
          />
          <Figure
            label={t("person.figures.gap")}
            value={profile.median_gap_days === null ? none : days(Number(profile.median_gap_days))}
            hint={<GapHint profile={profile} />}
          />
          <Figure
            label={t("person.figures.silence")}
            value={profile.silence_days === null ? none : days(Math.floor(profile.silence_days))}
            hint={
              last
                ? t("person.figures.silence_hint", { day: format.day(last) })
                : t("person.figures.silence_none")
            }
          />
          <Figure
            label={t("person.figures.seen")}
            value={profile.last_seen_at ? format.day(profile.last_seen_at) : none}
            hint={t(profile.last_seen_at ? "person.figures.seen_hint" : "person.figures.seen_none")}
          />
          <Figure
            label={t(first ? "person.figures.since" : "person.figures.registered")}
            value={dayOr(first ?? profile.registered_at, format.day, none)}
            hint={
              profile.registered_at
                ? t("person.figures.since_account", { day: format.day(profile.registered_at) })
                : t("person.figures.since_guest")
            }
          />
        </dl>
      </section>
    </Container>
  )
}

function dayOr(at: string | null, day: (iso: string) => string, none: string): string {
  return at === null ? none : day(at)
}

type FigureProps = {
  readonly label: string
  readonly value: string
  readonly hint: ReactNode
}

const Figure = ({ label, value, hint }: FigureProps) => (
  <div className="border-ui-border-base flex flex-col gap-y-1 border-b border-r px-6 py-4">
    <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
    <dd className="flex flex-col gap-y-0.5">
      <span className="txt-compact-large-plus text-ui-fg-base tabular-nums">{value}</span>
      <span className="txt-compact-xsmall text-ui-fg-subtle text-pretty">{hint}</span>
    </dd>
  </div>
)
