import { ExclamationCircleSolid } from "@medusajs/icons"
import { Badge, Button, Container, Heading, Text } from "@medusajs/ui"
import { useUserName } from "../../hooks/use-settings"
import { useSettingText } from "../../hooks/use-setting-text"
import { useText } from "../../hooks/use-text"
import type { Difference } from "../../lib/settings/changes"
import type { PolicyVersion } from "../../lib/settings/types"
import { HeaderCell, PlainTable, RowHeader } from "../shared/plain-table"

type ConflictNoticeProps = {
  /** The version my edit began with. */
  readonly base: number
  readonly theirs: PolicyVersion
  /** Null while my draft cannot be read, and so not be compared. */
  readonly differences: readonly Difference[] | null
  readonly onTakeTheirs: () => void
  readonly onKeepMine: () => void
}

/** Somebody else was faster: who, when, in what we differ, and the two ways on. */
export const ConflictNotice = ({
  base,
  theirs,
  differences,
  onTakeTheirs,
  onKeepMine,
}: ConflictNoticeProps) => {
  const { t, format } = useText()
  const who = useUserName(theirs.created_by) ?? t("settings.plugin_options")
  return (
    <Container className="divide-y p-0" role="alert">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-6 py-4">
        <div className="flex max-w-2xl items-start gap-x-3">
          <ExclamationCircleSolid className="text-ui-tag-orange-icon mt-1 shrink-0" aria-hidden />
          <div>
            <Heading level="h2">
              {t("settings.conflict.title", { version: theirs.version })}
            </Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("settings.conflict.text", { who, time: format.moment(theirs.created_at), base })}
            </Text>
            {theirs.note && (
              <Text size="small" className="text-pretty break-words">
                {t("settings.conflict.note", { note: theirs.note })}
              </Text>
            )}
          </div>
        </div>
        <div className="flex items-center gap-x-2">
          <Button type="button" size="small" variant="secondary" onClick={onTakeTheirs}>
            {t("settings.conflict.take_theirs")}
          </Button>
          <Button type="button" size="small" onClick={onKeepMine}>
            {t("settings.conflict.keep_mine")}
          </Button>
        </div>
      </div>
      {differences?.length === 0 && (
        <Text size="small" className="px-6 py-4">
          {t("settings.conflict.same")}
        </Text>
      )}
      {differences && differences.length > 0 && <Differences differences={differences} />}
    </Container>
  )
}

const Differences = ({ differences }: { differences: readonly Difference[] }) => {
  const { t } = useText()
  const words = useSettingText()
  return (
    <PlainTable label={t("settings.conflict.caption")}>
      <thead>
        <tr>
          <HeaderCell>{t("settings.conflict.column_setting")}</HeaderCell>
          <HeaderCell>{t("settings.conflict.column_base")}</HeaderCell>
          <HeaderCell>{t("settings.conflict.column_theirs")}</HeaderCell>
          <HeaderCell>{t("settings.conflict.column_mine")}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, base, theirs, mine, both }) => (
          <tr key={path}>
            <RowHeader>
              {words.label(path)}
              {both && (
                <Badge size="2xsmall" color="orange">
                  {t("settings.conflict.both")}
                </Badge>
              )}
            </RowHeader>
            <td className="px-2">{words.value(path, base)}</td>
            <td className="text-ui-fg-base px-2">{words.value(path, theirs)}</td>
            <td className="text-ui-fg-base px-2 pr-6">{words.value(path, mine)}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  )
}
