import { Container, Heading, Text } from "@medusajs/ui"
import { TimeZone } from "../../hooks/time-zone"
import { useAllowed } from "../../hooks/use-allowed"
import { useSettings, useUserName } from "../../hooks/use-settings"
import { useText } from "../../hooks/use-text"
import type { PolicyVersion } from "../../lib/settings/types"
import { FailedPage } from "../shared/failed-page"
import { SettingsEditor } from "./settings-editor"
import { SettingsReader } from "./settings-reader"
import { SettingsSkeleton } from "./settings-skeleton"

/** The rules: what they say, what others would do, and what they were. */
const SettingsPage = () => {
  const settings = useSettings()
  const allowed = useAllowed("configure")
  if (settings.isError && !settings.data) {
    return <FailedPage error={settings.error} onRetry={() => void settings.refetch()} />
  }
  if (!settings.data || allowed === undefined) {
    return <SettingsSkeleton />
  }
  return (
    <TimeZone.Provider value={settings.data.settings.time_zone}>
      <div className="flex flex-col gap-y-3">
        <PageHeader inForce={settings.data} />
        {allowed ? (
          <SettingsEditor inForce={settings.data} />
        ) : (
          <SettingsReader inForce={settings.data} />
        )}
      </div>
    </TimeZone.Provider>
  )
}

const PageHeader = ({ inForce }: { inForce: PolicyVersion }) => {
  const { t, format } = useText()
  const who = useUserName(inForce.created_by)
  const values = { version: inForce.version, time: format.moment(inForce.created_at) }
  return (
    <Container className="px-6 py-4">
      <Heading>{t("settings.title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        <span className="block">{t("settings.subtitle")}</span>
        <span className="block">
          {who === null ? t("settings.seeded", values) : t("settings.in_force", { ...values, who })}
        </span>
      </Text>
    </Container>
  )
}

export default SettingsPage
