import { CheckCircleSolid } from "@medusajs/icons"
import { Badge, Text } from "@medusajs/ui"
import { PROBLEM_KINDS } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import type { Overview } from "../../lib/types"
import { Section } from "../shared/section"

/** What in the shop's data keeps orders out of the figures, kind by kind. */
export const HealthCard = ({ problems }: Pick<Overview, "problems">) => {
  const { t, format } = useText()
  const kinds = PROBLEM_KINDS.filter((kind) => (problems[kind] ?? 0) > 0)
  return (
    <Section title={t("health.title")} description={t("health.description")}>
      {kinds.length === 0 ? (
        <div className="flex items-center gap-x-2 px-6 py-4">
          <CheckCircleSolid className="text-ui-tag-green-icon" aria-hidden />
          <Text size="small">{t("health.none")}</Text>
        </div>
      ) : (
        <ul className="divide-y">
          {kinds.map((kind) => (
            <li key={kind} className="flex items-center justify-between gap-x-4 px-6 py-3">
              <div>
                <Text size="small" leading="compact" weight="plus">
                  {t(`problem.${kind}.title`)}
                </Text>
                <Text size="small" className="text-ui-fg-subtle text-pretty">
                  {t(`problem.${kind}.text`)}
                </Text>
              </div>
              <Badge size="2xsmall" rounded="full" color="orange" className="tabular-nums">
                {format.count(problems[kind] ?? 0)}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
