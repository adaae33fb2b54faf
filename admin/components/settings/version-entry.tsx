import { ArrowUturnLeft } from "@medusajs/icons"
import { Button, StatusBadge, Text } from "@medusajs/ui"
import { policySchema } from "../../../src/modules/retention/domain/policy/schema"
import { useUserName } from "../../hooks/use-settings"
import { useSettingText } from "../../hooks/use-setting-text"
import { useText } from "../../hooks/use-text"
import { changesBetween } from "../../lib/settings/changes"
import type { PolicyVersion } from "../../lib/settings/types"

type VersionEntryProps = {
  readonly version: PolicyVersion
  /** The one it replaced; null for the first. */
  readonly before: PolicyVersion | null
  readonly inForce: boolean
  readonly onRestore?: (version: PolicyVersion) => void
}

/** One version: who saved it, when and why, and what it changed. */
export const VersionEntry = ({ version, before, inForce, onRestore }: VersionEntryProps) => {
  const { t, format } = useText()
  const who = useUserName(version.created_by)
  const time = format.moment(version.created_at)
  // A version of an older release may lack settings, or hold what is not allowed any more.
  const fits = policySchema.safeParse(version.settings).success
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-6 py-4">
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Text size="small" leading="compact" weight="plus">
            {t("settings.history.version", { version: version.version })}
          </Text>
          {inForce && <StatusBadge color="green">{t("settings.history.in_force")}</StatusBadge>}
          <Text size="small" leading="compact" className="text-ui-fg-subtle">
            {who === null
              ? t("settings.history.seeded", { time })
              : t("settings.history.saved_by", { time, who })}
          </Text>
        </div>
        {version.note && (
          <Text size="small" className="text-pretty break-words">
            {version.note}
          </Text>
        )}
        <Changes version={version} before={before} />
      </div>
      {!inForce && onRestore && (
        <div className="flex flex-col items-end gap-y-1">
          <Button
            type="button"
            size="small"
            variant="secondary"
            disabled={!fits}
            aria-label={t("settings.history.restore_label", { version: version.version })}
            onClick={() => onRestore(version)}
          >
            <ArrowUturnLeft aria-hidden />
            {t("settings.history.restore")}
          </Button>
          {!fits && (
            <Text size="xsmall" className="text-ui-fg-subtle max-w-60 text-right text-pretty">
              {t("settings.history.invalid")}
            </Text>
          )}
        </div>
      )}
    </li>
  )
}

const Changes = ({ version, before }: Pick<VersionEntryProps, "version" | "before">) => {
  const { t } = useText()
  const words = useSettingText()
  const changes = before === null ? [] : changesBetween(before.settings, version.settings)
  if (changes.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t(before === null ? "settings.history.first" : "settings.history.unchanged")}
      </Text>
    )
  }
  return (
    <ul className="txt-small text-ui-fg-subtle flex flex-col">
      {changes.map(({ path, from, to }) => (
        <li key={path} className="text-pretty break-words">
          {t("settings.history.change", {
            field: words.label(path),
            from: words.value(path, from),
            to: words.value(path, to),
          })}
        </li>
      ))}
    </ul>
  )
}
