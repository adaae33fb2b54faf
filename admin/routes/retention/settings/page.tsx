import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Suspense } from "react"
import { SettingsSkeleton } from "../../../components/settings/settings-skeleton"
import { MenuLabel } from "../../../components/shared/menu-label"
import { withTexts } from "../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const SettingsPage = withTexts(() => import("../../../components/settings/settings-page"))

export const config = defineRouteConfig({
  label: "menu.settings",
  translationNs: "retention",
  rank: 80,
})

export const handle = {
  breadcrumb: () => <MenuLabel of="settings" />,
}

const SettingsRoute = () => (
  <Suspense fallback={<SettingsSkeleton />}>
    <SettingsPage />
  </Suspense>
)

export default SettingsRoute
