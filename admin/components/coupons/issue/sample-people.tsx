import { useState } from "react"
import { Link } from "react-router-dom"
import { useText } from "../../../hooks/use-text"
import type { Decision, IssuePreview, PreviewPerson } from "../../../lib/coupons/types"
import { personPath } from "../../../lib/customers/customers-path"
import { personName } from "../../../lib/person/person-name"
import { Choice } from "../../shared/choice"
import { offerWords } from "../shared/offer-words"
import { refusalWords } from "../shared/refusal-words"

const DECISIONS: readonly Decision[] = ["issue", "reuse", "refuse"]

/** Ten of those who get one, or of those who do not; each opens beside the page. */
export const SamplePeople = ({ preview }: { preview: IssuePreview }) => {
  const { t, format } = useText()
  const [wanted, setWanted] = useState<Decision>("issue")
  const there = DECISIONS.filter((one) => preview.sample.some(({ decision }) => decision === one))
  const shown = there.find((one) => one === wanted) ?? there[0]
  const people = preview.sample.filter(({ decision }) => decision === shown)
  const { issue, reuse } = preview
  const totals = { issue, reuse, refuse: preview.people - issue - reuse }
  return (
    <div className="flex flex-col py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 pb-2">
        <span className="txt-compact-xsmall-plus text-ui-fg-subtle">
          {t("coupon_issue.preview.sample")}
        </span>
        {there.length > 1 ? (
          <Choice
            label={t("coupon_issue.preview.sample")}
            value={shown ?? null}
            options={there.map((value) => ({
              value,
              text: t(`coupon_issue.preview.part.${value}`),
            }))}
            onChange={setWanted}
          />
        ) : (
          shown && (
            <span className="txt-compact-xsmall text-ui-fg-subtle tabular-nums">
              {t("coupon_issue.preview.sample_of", {
                n: format.count(people.length),
                total: format.count(totals[shown]),
              })}
            </span>
          )
        )}
      </div>
      <ul aria-label={t("coupon_issue.preview.sample")} className="flex flex-col">
        {people.map((person) => (
          <Person
            key={person.person_id}
            person={person}
            currency={preview.reserved.currency_code}
          />
        ))}
      </ul>
    </div>
  )
}

const Person = ({ person, currency }: { person: PreviewPerson; currency: string }) => {
  const text = useText()
  const { t, format } = text
  const name = personName(person) ?? t("customers.unnamed")
  const { offer, reason, detail, reserve } = person
  return (
    <li className="flex items-baseline gap-x-3 px-6 py-1.5">
      <span className="flex min-w-0 flex-1 flex-col">
        <Link
          to={personPath(person.person_id)}
          target="_blank"
          rel="noreferrer"
          title={person.email ?? name}
          className="txt-compact-small text-ui-fg-base focus-visible:shadow-borders-focus truncate rounded outline-none hover:underline"
        >
          {name}
        </Link>
        <span className="txt-compact-xsmall text-ui-fg-subtle text-pretty">
          {reason !== null
            ? refusalWords(reason, text, detail)
            : // Of the others it is the same for everybody.
              offer?.type === "fixed"
              ? offerWords(offer, text)
              : person.email !== name && person.email}
        </span>
      </span>
      {reserve !== null && person.decision === "issue" && (
        <span className="txt-compact-small text-ui-fg-subtle tabular-nums">
          {format.money(reserve, currency)}
        </span>
      )}
    </li>
  )
}
