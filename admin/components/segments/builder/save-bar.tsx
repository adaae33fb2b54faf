import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../../hooks/use-text"
import { AllowedButton } from "../../shared/allowed-button"

type SaveBarProps = {
  readonly isNew: boolean
  /** How many customers it would be; null while that is not known. */
  readonly people: number | null
  /** Places that are told to be wrong. */
  readonly faults: number
  readonly refusal: string | null
  readonly isSaving: boolean
  /** There is nothing to save. */
  readonly isIdle: boolean
  readonly cancelTo: string
  readonly onSave: () => void
  readonly onShowFault: () => void
}

/** Stays in sight: whom it would be, what is wrong, and the way to save. */
export const SaveBar = ({
  isNew,
  people,
  faults,
  refusal,
  isSaving,
  isIdle,
  cancelTo,
  onSave,
  onShowFault,
}: SaveBarProps) => {
  const { t, format } = useText()
  return (
    <div className="bg-ui-bg-base shadow-elevation-flyout sticky mt-auto bottom-3 z-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg border px-6 py-3">
      <div className="flex min-w-0 flex-1 items-center gap-x-3">
        {refusal !== null ? (
          <Text size="small" role="alert" className="text-ui-fg-error text-pretty break-words">
            {t("segments.builder.not_saved")}: {refusal}
          </Text>
        ) : faults > 0 ? (
          <>
            <Text size="small" weight="plus" role="alert" className="text-ui-fg-error">
              {t("segments.builder.faults", { count: faults, n: format.count(faults) })}
            </Text>
            <Button type="button" size="small" variant="transparent" onClick={onShowFault}>
              {t("segments.builder.show_fault")}
            </Button>
          </>
        ) : (
          people !== null && (
            <Text size="small" weight="plus" leading="compact" className="tabular-nums">
              {t("segments.builder.people", { count: people, n: format.count(people) })}
            </Text>
          )
        )}
      </div>
      <div className="flex items-center gap-x-2">
        <Button size="small" variant="secondary" asChild>
          <Link to={cancelTo}>{t("segments.builder.cancel")}</Link>
        </Button>
        <AllowedButton
          operation="operate"
          type="button"
          size="small"
          isLoading={isSaving}
          disabled={isIdle}
          onClick={onSave}
        >
          {t(isNew ? "segments.builder.save" : "segments.builder.save_changes")}
        </AllowedButton>
      </div>
    </div>
  )
}
