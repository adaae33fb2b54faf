import { useSettingText } from "../../hooks/use-setting-text"
import { useText } from "../../hooks/use-text"
import type { Change } from "../../lib/settings/changes"
import { HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"

/** What a draft changes: each setting as it is and as it would be. */
export const ChangeTable = ({ changes }: { changes: readonly Change[] }) => {
  const { t } = useText()
  const words = useSettingText()
  return (
    <PlainTable label={t("settings.preview.what")}>
      <thead>
        <tr>
          <HeaderCell>{t("settings.preview.column_setting")}</HeaderCell>
          <HeaderCell>{t("settings.preview.column_from")}</HeaderCell>
          <HeaderCell>{t("settings.preview.column_to")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, from, to }) => (
          <tr key={path}>
            <RowHeader>{words.label(path)}</RowHeader>
            <td className="px-2">{words.value(path, from)}</td>
            <td className="text-ui-fg-base txt-compact-small-plus px-2 pr-6">
              {words.value(path, to)}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  )
}
