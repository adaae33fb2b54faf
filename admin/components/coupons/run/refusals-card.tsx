import { clx } from "@medusajs/ui"
import { useState } from "react"
import { REFUSALS_PER_PAGE, useRunRefusals } from "../../../hooks/use-coupon-runs"
import { useText } from "../../../hooks/use-text"
import type { CouponRun, RunRefusal } from "../../../lib/coupons/types"
import { personPath } from "../../../lib/customers/customers-path"
import { personName } from "../../../lib/person/person-name"
import { Pager } from "../../person/pager"
import { QuietLink } from "../../person/quiet-link"
import { Failed } from "../../shared/failed"
import { Loading } from "../../shared/loading"
import { HeaderCell, PlainTable, RowHeader } from "../../shared/plain-table"
import { Section } from "../../shared/section"
import { refusalWords } from "../shared/refusal-words"

/** Who got no coupon: how many for each reason, and by name. */
export const RefusalsCard = ({ run }: { run: CouponRun }) => {
  const text = useText()
  const { t, format } = text
  return (
    <Section title={t("coupons.run.why")}>
      <ul className="flex flex-col gap-y-2 px-6 py-4">
        {[...run.refused]
          .sort((one, other) => other.people - one.people)
          .map(({ reason, people }) => (
            <li
              key={reason}
              className="txt-compact-small text-ui-fg-subtle flex justify-between gap-x-4"
            >
              <span>{refusalWords(reason, text)}</span>
              <span className="text-ui-fg-base tabular-nums">{format.count(people)}</span>
            </li>
          ))}
      </ul>
      <People run={run} />
    </Section>
  )
}

const People = ({ run }: { run: CouponRun }) => {
  const { t } = useText()
  const [page, setPage] = useState(0)
  const { data, isError, error, refetch, isPlaceholderData } = useRunRefusals(run, page)
  if (!data) {
    return isError ? (
      <Failed error={error} onRetry={() => void refetch()} />
    ) : (
      <div className="px-6 py-4">
        <Loading height={240} />
      </div>
    )
  }
  return (
    <>
      <div
        aria-busy={isPlaceholderData}
        className={clx("transition-opacity", isPlaceholderData && "opacity-60")}
      >
        <PlainTable label={t("coupons.run.why_table")}>
          <thead>
            <tr>
              <HeaderCell>{t("coupons.run.customer")}</HeaderCell>
              <HeaderCell>{t("coupons.run.reason")}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {data.refusals.map((refusal) => (
              <RefusalRow key={refusal.person_id} refusal={refusal} />
            ))}
          </tbody>
        </PlainTable>
      </div>
      {data.count > REFUSALS_PER_PAGE && (
        <Pager page={page} size={REFUSALS_PER_PAGE} count={data.count} onPage={setPage} />
      )}
    </>
  )
}

const RefusalRow = ({ refusal }: { refusal: RunRefusal }) => {
  const text = useText()
  const { person_id: id, reason, detail, email } = refusal
  const name = personName(refusal) ?? text.t("person.nobody")
  return (
    <tr>
      <RowHeader>
        <span className="flex flex-col">
          {reason === "unknown_person" ? name : <QuietLink to={personPath(id)}>{name}</QuietLink>}
          {email !== null && email !== name && (
            <span className="txt-compact-xsmall text-ui-fg-subtle">{email}</span>
          )}
        </span>
      </RowHeader>
      <td className="w-full px-2 last:pr-6">{refusalWords(reason, text, detail)}</td>
    </tr>
  )
}
