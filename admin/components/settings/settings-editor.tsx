import { Text, toast, usePrompt } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { FormProvider } from "react-hook-form"
import { policySchema } from "../../../src/modules/retention/domain/policy/schema"
import { useFocusHash } from "../../hooks/use-focus-hash"
import { useSaveSettings } from "../../hooks/use-settings"
import { useSettingsForm } from "../../hooks/use-settings-form"
import { useText } from "../../hooks/use-text"
import { changesBetween, differencesBetween } from "../../lib/settings/changes"
import type { PolicyVersion } from "../../lib/settings/types"
import { ChangeBar } from "./change-bar"
import { ConflictNotice } from "./conflict-notice"
import { HistorySection } from "./history-section"
import { LeaveGuard } from "./leave-guard"
import { PreviewStep } from "./preview-step"
import { RuleSections } from "./rule-sections"

/** The settings as they may be changed: edit, preview, save; and what others do meanwhile. */
export const SettingsEditor = ({ inForce }: { inForce: PolicyVersion }) => {
  const { t } = useText()
  const prompt = usePrompt()
  useFocusHash()
  const { form, base, settings, changes, problems, unsaved, begin, load, rebaseOn } =
    useSettingsForm(inForce)
  const save = useSaveSettings()
  const [step, setStep] = useState<"edit" | "preview">("edit")
  const [note, setNote] = useState("")
  const [restored, setRestored] = useState<number | null>(null)

  const newer = inForce.version > base.version
  useEffect(() => {
    // Nothing of mine is at stake: what is in force is what is shown.
    if (newer && !unsaved && !save.isPending) {
      begin(inForce)
    }
  }, [newer, unsaved, save.isPending, inForce, begin])

  const startWith = (version: PolicyVersion) => {
    begin(version)
    setStep("edit")
    setNote("")
    setRestored(null)
    save.reset()
  }
  const submit = () => {
    if (settings === null || save.isPending) {
      return
    }
    const trimmed = note.trim()
    save.mutate(
      { settings, expected_version: base.version, note: trimmed === "" ? null : trimmed },
      {
        onSuccess: (version) => {
          startWith(version)
          toast.success(t("settings.saved", { version: version.version }), {
            description: t("settings.saved_text"),
          })
        },
      }
    )
  }
  const restore = async (version: PolicyVersion) => {
    const values = { version: version.version }
    const goOn =
      !unsaved ||
      (await prompt({
        title: t("settings.history.replace_title"),
        description: t("settings.history.replace_text", values),
        confirmText: t("settings.history.replace"),
        cancelText: t("settings.leave.stay"),
        variant: "confirmation",
      }))
    if (goOn) {
      const restoring = policySchema.parse(version.settings)
      if (changesBetween(inForce.settings, restoring).length === 0) {
        startWith(inForce)
        toast.info(t("settings.history.same"), {
          description: t("settings.history.same_text", values),
        })
        return
      }
      begin(inForce)
      load(restoring)
      setNote(t("settings.preview.back_to", values))
      setRestored(version.version)
      setStep("edit")
      document.querySelector("main")?.scrollTo({ top: 0 })
    }
  }
  const showProblem = () => {
    const [first] = problems
    if (first) {
      document.getElementById(`setting-${first.field}`)?.focus()
    }
  }

  const conflict = newer && unsaved && !save.isPending
  return (
    <FormProvider {...form}>
      <LeaveGuard unsaved={unsaved && !save.isPending} />
      {conflict && (
        <ConflictNotice
          base={base.version}
          theirs={inForce}
          differences={settings && differencesBetween(base.settings, inForce.settings, settings)}
          onTakeTheirs={() => startWith(inForce)}
          onKeepMine={() => {
            rebaseOn(inForce)
            setStep("edit")
            save.reset()
          }}
        />
      )}
      {step === "preview" && settings && !conflict ? (
        <PreviewStep
          draft={settings}
          version={base.version}
          changes={changes}
          note={note}
          onNote={setNote}
          onBack={() => setStep("edit")}
          onSave={submit}
          saving={save.isPending}
          // Of a conflict too: had the newer version come, it would be shown instead of this step.
          refusal={save.error?.message ?? null}
        />
      ) : (
        <>
          {restored !== null && unsaved && (
            <Text
              size="small"
              role="status"
              className="bg-ui-bg-component rounded-lg border px-6 py-3"
            >
              {t("settings.restored", { version: restored })}
            </Text>
          )}
          <form
            // What is focused comes into view above the bar, not behind it.
            className="flex flex-col gap-y-3 [&_button]:scroll-mb-24 [&_input]:scroll-mb-24"
            onSubmit={(event) => event.preventDefault()}
          >
            <RuleSections base={base.settings} />
          </form>
          <HistorySection onRestore={(version) => void restore(version)} />
          {unsaved && !conflict && (
            <ChangeBar
              changes={changes.length}
              problems={problems.length}
              onDiscard={() => startWith(inForce)}
              onPreview={() => {
                save.reset()
                setStep("preview")
                document.querySelector("main")?.scrollTo({ top: 0 })
              }}
              onShowProblem={showProblem}
            />
          )}
        </>
      )}
    </FormProvider>
  )
}
