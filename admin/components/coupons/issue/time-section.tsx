import { useController } from "react-hook-form"
import { useText } from "../../../hooks/use-text"
import type { IssueDraft } from "../../../lib/coupons/issue-draft"
import { Choice } from "../../shared/choice"
import { Section } from "../../shared/section"
import { DayInput, Problem, TypedInput } from "./field"

/** From when until when the codes hold. */
export const TimeSection = () => {
  const { t } = useText()
  const { field: ends } = useController<IssueDraft, "ends">({ name: "ends" })
  const { field: begins } = useController<IssueDraft, "begins">({ name: "begins" })
  return (
    <Section title={t("coupon_issue.time.title")}>
      <div className="grid gap-4 px-6 py-4 lg:grid-cols-2">
        <div className="flex flex-col items-start gap-y-2">
          <span aria-hidden className="txt-compact-small-plus">
            {t("coupon_issue.time.begins")}
          </span>
          <Choice
            label={t("coupon_issue.time.begins")}
            value={begins.value}
            options={[
              { value: "now", text: t("coupon_issue.time.at_once") },
              { value: "day", text: t("coupon_issue.time.on_day") },
            ]}
            onChange={begins.onChange}
          />
          {begins.value === "day" && (
            <>
              <DayInput name="first_day" label={t("coupon_issue.time.first_day")} />
              <Problem name="first_day" />
            </>
          )}
        </div>
        <div className="flex flex-col items-start gap-y-2">
          <span aria-hidden className="txt-compact-small-plus">
            {t("coupon_issue.time.ends")}
          </span>
          <Choice
            label={t("coupon_issue.time.ends")}
            value={ends.value}
            options={[
              { value: "days", text: t("coupon_issue.time.after_days") },
              { value: "day", text: t("coupon_issue.time.on_day") },
            ]}
            onChange={ends.onChange}
          />
          {ends.value === "days" ? (
            <TypedInput
              name="days"
              unit={t("coupon_issue.time.days_unit")}
              label={t("coupon_issue.time.days")}
            />
          ) : (
            <DayInput name="last_day" label={t("coupon_issue.time.last_day")} />
          )}
          <Problem name={ends.value === "days" ? "days" : "last_day"} />
        </div>
      </div>
    </Section>
  )
}
