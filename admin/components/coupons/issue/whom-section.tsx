import { Button, Hint, Input, Label, Text } from "@medusajs/ui"
import { useController } from "react-hook-form"
import { Link, useNavigate } from "react-router-dom"
import { fieldId, useProblem } from "../../../hooks/use-issue-form"
import { useProfile } from "../../../hooks/use-person"
import { useText } from "../../../hooks/use-text"
import { MOST_PEOPLE, newCouponsPath } from "../../../lib/coupons/coupons-path"
import type { IssueDraft } from "../../../lib/coupons/issue-draft"
import type { CouponTarget } from "../../../lib/coupons/types"
import { customersPath, personPath } from "../../../lib/customers/customers-path"
import { personName } from "../../../lib/person/person-name"
import { SegmentPicker } from "../../compare/segment-picker"
import { ProfileBadges } from "../../customer/profile-badges"
import { QuietLink } from "../../person/quiet-link"
import { Section } from "../../shared/section"
import { Field } from "./field"

/** To whom it is issued, and why; a segment can be chosen here, people where they stand. */
export const WhomSection = ({ target }: { target: CouponTarget | null }) => {
  const { t } = useText()
  const ids = target && "person_ids" in target ? target.person_ids : []
  const [only, ...others] = ids
  return (
    <Section title={t("coupon_issue.whom.title")}>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        {only === undefined ? (
          <SegmentChoice chosen={target && "segment_id" in target ? target.segment_id : null} />
        ) : others.length === 0 ? (
          <Person id={only} />
        ) : (
          <People count={ids.length} />
        )}
        <Reason />
      </div>
    </Section>
  )
}

const SegmentChoice = ({ chosen }: { chosen: string | null }) => {
  const { t } = useText()
  const navigate = useNavigate()
  return (
    <div className="flex flex-col gap-y-1.5">
      <Label htmlFor="issue-segment" size="small" weight="plus">
        {t("coupon_issue.whom.segment")}
      </Label>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="w-80 max-w-full">
          <SegmentPicker
            id="issue-segment"
            label={t("coupon_issue.whom.segment")}
            placeholder={t("coupon_issue.whom.placeholder")}
            value={chosen}
            onChange={(id) =>
              id !== null && void navigate(newCouponsPath({ segment_id: id }), { replace: true })
            }
          />
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          <QuietLink to={customersPath()}>{t("coupon_issue.whom.customers")}</QuietLink>
        </Text>
      </div>
    </div>
  )
}

const Person = ({ id }: { id: string }) => {
  const { t } = useText()
  const { data: profile } = useProfile(id)
  if (profile === null) {
    return <Hint variant="error">{t("coupon_issue.whom.gone")}</Hint>
  }
  const name = profile && personName(profile)
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-6 gap-y-2">
      {profile && (
        <>
          <div className="flex min-w-0 flex-col">
            <Text size="small" weight="plus" className="break-words">
              <Link
                to={personPath(id)}
                className="focus-visible:shadow-borders-focus rounded-sm outline-none hover:underline"
              >
                {name ?? t("person.nobody")}
              </Link>
            </Text>
            {profile.email !== null && profile.email !== name && (
              <Text size="small" className="text-ui-fg-subtle break-all">
                {profile.email}
              </Text>
            )}
          </div>
          <ProfileBadges profile={profile} />
        </>
      )}
    </div>
  )
}

const People = ({ count }: { count: number }) => {
  const { t, format } = useText()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <Text size="small" weight="plus" className="tabular-nums">
        {t("coupon_issue.whom.people", { count, n: format.count(count) })}
      </Text>
      <Button size="small" variant="secondary" asChild>
        <Link to={customersPath()}>{t("coupon_issue.whom.change")}</Link>
      </Button>
      {count > MOST_PEOPLE && (
        <Hint variant="error" className="basis-full">
          {t("coupon_issue.whom.too_many", { most: format.count(MOST_PEOPLE) })}
        </Hint>
      )}
    </div>
  )
}

const Reason = () => {
  const { t } = useText()
  const { field } = useController<IssueDraft, "because">({ name: "because" })
  const id = fieldId("because")
  return (
    <Field
      name="because"
      label={t("coupon_issue.because.label")}
      hint={t("coupon_issue.because.hint")}
    >
      <Input
        {...field}
        id={id}
        size="small"
        autoComplete="off"
        placeholder={t("coupon_issue.because.placeholder")}
        aria-describedby={`${id}-hint ${id}-problem`}
        aria-invalid={useProblem("because") !== undefined}
      />
    </Field>
  )
}
