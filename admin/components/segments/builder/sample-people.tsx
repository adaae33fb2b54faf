import { clx } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../../hooks/use-text"
import { personPath } from "../../../lib/customers/customers-path"
import { fullName } from "../../../lib/customers/listed-customer"
import type { SegmentPreview } from "../../../lib/segments/types"
import { StageBadge, TierBadge } from "../../shared/badges"

/** Some of those whom the rule means; each opens beside the page, which may not be saved yet. */
export const SamplePeople = ({
  preview: { sample, count, currency },
}: {
  preview: SegmentPreview
}) => {
  const { t, format } = useText()
  return (
    <div className="flex flex-col">
      <div className="txt-compact-xsmall-plus text-ui-fg-subtle flex justify-between px-6 pb-1 pt-3">
        <span>{t("segments.builder.sample")}</span>
        <span className="font-normal tabular-nums">
          {t("segments.builder.sample_of", {
            n: format.count(sample.length),
            total: format.count(count),
          })}
        </span>
      </div>
      <ul className="flex flex-col pb-2" aria-label={t("segments.builder.sample")}>
        {sample.map((person) => {
          const email = person.email ?? t("customers.unnamed")
          const name = fullName(person) ?? email
          return (
            <li key={person.person_id} className="flex items-center gap-x-3 px-6 py-1.5">
              <span className="flex min-w-0 flex-1 flex-col">
                <Link
                  to={personPath(person.person_id)}
                  target="_blank"
                  rel="noreferrer"
                  title={email}
                  className={clx(
                    "txt-compact-small text-ui-fg-base truncate rounded outline-none",
                    "hover:underline focus-visible:shadow-borders-focus"
                  )}
                >
                  {name}
                </Link>
                <span className="txt-compact-xsmall text-ui-fg-subtle truncate tabular-nums">
                  {person.purchase_count === 0
                    ? email
                    : format.money(person.total_revenue, currency)}
                </span>
              </span>
              <span className="flex shrink-0 flex-col items-end gap-y-0.5">
                {person.tier !== null && <TierBadge tier={person.tier} />}
                <StageBadge stage={person.stage} />
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
