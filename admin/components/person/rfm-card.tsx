import { Badge, clx, Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { Profile } from "../../lib/person/types"
import { Section } from "../shared/section"

const SCORES = ["r", "f", "m"] as const
type Score = (typeof SCORES)[number]

/** The scores among all buyers, what each says, and what they come to together. */
export const RfmCard = ({ profile }: { profile: Profile }) => {
  const { t } = useText()
  const { rfm_group: group } = profile
  const scores = SCORES.flatMap((name) => {
    const value = profile[`rfm_${name}`]
    return value === null ? [] : [{ name, value }]
  })
  return (
    <Section title={t("person.rfm.title")} description={t("person.rfm.description")}>
      {scores.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t(profile.purchase_count > 0 ? "person.rfm.unscored" : "person.rfm.none")}
        </Text>
      ) : (
        <div className="flex flex-col gap-y-4 px-6 py-4">
          {group && (
            <div className="flex flex-col items-start gap-y-1.5">
              <Badge size="2xsmall">{t(`rfm_group.${group}`)}</Badge>
              <Text size="small" className="text-pretty">
                {t(`person.rfm.group.${group}`)}
              </Text>
            </div>
          )}
          <dl className="flex flex-col gap-y-3">
            {scores.map(({ name, value }) => (
              <ScoreRow key={name} name={name} value={value} />
            ))}
          </dl>
        </div>
      )}
    </Section>
  )
}

/** A score is one more than the number of fifths below it. */
const ScoreRow = ({ name, value }: { name: Score; value: number }) => {
  const { t, format } = useText()
  return (
    <div className="grid grid-cols-[6rem_1fr] items-start gap-x-3">
      <dt className="txt-compact-small text-ui-fg-subtle">
        {t(`person.rfm.${name}`)}{" "}
        <span className="text-ui-fg-base txt-compact-small-plus tabular-nums">{value}</span>
      </dt>
      <dd className="flex flex-col gap-y-1.5">
        <span
          role="img"
          aria-label={t("person.rfm.score", { n: format.count(value) })}
          className="flex gap-x-0.5 pt-1.5"
        >
          {[1, 2, 3, 4, 5].map((step) => (
            <span
              key={step}
              className={clx(
                "h-1.5 flex-1 rounded-sm",
                step <= value ? "bg-ui-fg-subtle" : "bg-ui-border-base"
              )}
            />
          ))}
        </span>
        <span className="txt-compact-xsmall text-ui-fg-subtle text-pretty">
          {value === 1
            ? t(`person.rfm.${name}_least`)
            : t(`person.rfm.${name}_more`, { share: format.percent((value - 1) / 5) })}
        </span>
      </dd>
    </div>
  )
}
