import { CheckCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { ModelFit } from "../../lib/model/types"
import { Cell, HeaderCell, PlainTable } from "../shared/plain-table"
import { Section } from "../shared/section"
import { RowGroup } from "./row-group"
import { useCheckTexts, type CheckText } from "./use-check-texts"

/** What must hold before anything is predicted, with what was found. */
export const GateCard = ({ fit }: { fit: ModelFit }) => {
  const { t } = useText()
  const { gate, spend } = useCheckTexts(fit)
  return (
    <Section title={t("model.gate.title")} description={t("model.gate.description")}>
      <PlainTable label={t("model.gate.caption")}>
        <thead>
          <tr>
            <HeaderCell>{t("model.gate.column_check")}</HeaderCell>
            <HeaderCell numeric>{t("model.gate.column_found")}</HeaderCell>
            <HeaderCell numeric>{t("model.gate.column_needed")}</HeaderCell>
            <th scope="col" className={`txt-compact-small-plus h-10 text-left ${LAST_COLUMN}`}>
              {t("model.gate.column_result")}
            </th>
          </tr>
        </thead>
        <tbody>
          {gate.map((check) => (
            <CheckRow key={check.name} check={check} />
          ))}
        </tbody>
        <tbody>
          <RowGroup>{t("model.gate.besides")}</RowGroup>
          <CheckRow check={spend} />
        </tbody>
      </PlainTable>
    </Section>
  )
}

const LAST_COLUMN = "w-48 pl-8 pr-6"

const CheckRow = ({ check }: { check: CheckText }) => {
  const { t } = useText()
  const { name, passed, found, needed, days } = check
  const Icon = passed ? CheckCircleSolid : XCircleSolid
  return (
    <tr>
      <th scope="row" className="min-w-64 py-3 pl-6 pr-2 text-left font-normal">
        <Text
          as="span"
          size="small"
          leading="compact"
          weight="plus"
          className="text-ui-fg-base block"
        >
          {t(`model.gate.check.${name}`)}
        </Text>
        <Text as="span" size="small" className="text-ui-fg-subtle block text-pretty">
          {t(`model.gate.hint.${name}`, { days })}
        </Text>
      </th>
      <Cell className="text-ui-fg-base whitespace-nowrap pl-4">{found}</Cell>
      <Cell className="whitespace-nowrap pl-6">{needed}</Cell>
      <td className={LAST_COLUMN}>
        <span className="text-ui-fg-base flex items-center gap-x-1.5 whitespace-nowrap">
          <Icon
            className={passed ? "text-ui-tag-green-icon" : "text-ui-tag-orange-icon"}
            aria-hidden
          />
          {t(passed ? "model.gate.passed" : "model.gate.failed")}
        </span>
      </td>
    </tr>
  )
}
