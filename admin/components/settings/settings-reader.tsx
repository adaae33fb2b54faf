import { LockClosedSolid } from "@medusajs/icons"
import { Container, Text } from "@medusajs/ui"
import { FormProvider, useForm } from "react-hook-form"
import { useText } from "../../hooks/use-text"
import { type Draft, draftOf } from "../../lib/settings/draft"
import type { PolicyVersion } from "../../lib/settings/types"
import { HistorySection } from "./history-section"
import { RuleSections } from "./rule-sections"

/** The settings for those who may look only. */
export const SettingsReader = ({ inForce }: { inForce: PolicyVersion }) => {
  const { t } = useText()
  const form = useForm<Draft>({ values: draftOf(inForce.settings) })
  return (
    <FormProvider {...form}>
      <Container className="flex items-start gap-x-3 px-6 py-4" role="note">
        <LockClosedSolid className="text-ui-fg-subtle mt-0.5 shrink-0" aria-hidden />
        <div>
          <Text size="small" weight="plus">
            {t("settings.read_only_title")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("settings.read_only", { permission: "retention:configure" })}
          </Text>
        </div>
      </Container>
      <fieldset disabled className="flex min-w-0 flex-col gap-y-3">
        <RuleSections base={inForce.settings} />
      </fieldset>
      <HistorySection />
    </FormProvider>
  )
}
