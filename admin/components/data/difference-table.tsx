import { Badge } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { subjectOf, type Difference } from "../../lib/sync"
import { HeaderCell, PlainTable } from "../shared/plain-table"

const COLOR = { missing: "orange", superfluous: "purple", different: "blue" } as const

/** Longer values are cut; the order's own page tells the rest. */
const MAX_LENGTH = 40

/** The rows that were not right: whose, how, and what stood there instead of what. */
export const DifferenceTable = ({ differences }: { differences: readonly Difference[] }) => {
  const { t } = useText()
  return (
    <PlainTable label={t("data.check.differences")}>
      <thead>
        <tr>
          <HeaderCell>{t("data.check.column_record")}</HeaderCell>
          <HeaderCell>{t("data.check.column_kind")}</HeaderCell>
          <HeaderCell>{t("data.check.column_fields")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => {
          const { kind, id, path } = subjectOf(difference)
          return (
            <tr key={`${kind}-${id}`}>
              <th scope="row" className="h-12 py-2 pl-6 pr-2 text-left align-top font-normal">
                <span className="block">{t(`data.record.${kind}`)}</span>
                <Link
                  to={path}
                  className="text-ui-fg-base hover:text-ui-fg-subtle underline underline-offset-2"
                >
                  {id}
                </Link>
              </th>
              <td className="px-2 py-2 align-top">
                <Badge size="2xsmall" color={COLOR[difference.kind]}>
                  {t(`data.difference.${difference.kind}`)}
                </Badge>
              </td>
              <td className="py-2 pl-2 pr-6 align-top">
                <FieldList fields={difference.fields} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </PlainTable>
  )
}

/** Field names are those of the API; developers and shop owners talk about the same ones. */
const FieldList = ({ fields }: Pick<Difference, "fields">) => {
  const { t } = useText()
  return (
    <ul className="flex flex-col gap-y-1">
      {fields.map(({ field, ledger, source }) => (
        <li key={field} className="text-pretty">
          <code className="txt-compact-xsmall text-ui-fg-base">{field}</code>{" "}
          {t("data.check.instead", { ledger: asText(ledger), source: asText(source) })}
        </li>
      ))}
    </ul>
  )
}

function asText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? null)
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
}
