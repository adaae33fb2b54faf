import { useText } from "../../hooks/use-text"
import type { Profile } from "../../lib/person/types"
import { Figure, Figures } from "../shared/figures"
import { BasketHint, GapHint } from "./comparisons"

/** Key figures, with order value and rhythm against the shop's. */
export const PersonFigures = ({ profile }: { profile: Profile }) => {
  const { t, format } = useText()
  const { currency, first_purchase_at: first, last_purchase_at: last } = profile
  const none = t("person.figures.none")
  const money = (amount: string | null) => (amount === null ? none : format.money(amount, currency))
  const days = (count: number) => t("units.days", { count, n: format.decimal(count) })
  return (
    <Figures label={t("person.figures.title")}>
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
    </Figures>
  )
}

function dayOr(at: string | null, day: (iso: string) => string, none: string): string {
  return at === null ? none : day(at)
}
