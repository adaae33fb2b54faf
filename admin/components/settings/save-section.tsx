import { Button, Container, Hint, Label, Text, Textarea } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

const MAX_NOTE = 1000

type SaveSectionProps = {
  /** The version it would be. */
  readonly version: number
  readonly note: string
  readonly onNote: (note: string) => void
  readonly onSave: () => void
  readonly saving: boolean
  readonly refusal: string | null
}

/** The last step: a note for the history, and the button. */
export const SaveSection = ({
  version,
  note,
  onNote,
  onSave,
  saving,
  refusal,
}: SaveSectionProps) => {
  const { t } = useText()
  const tooLong = note.length > MAX_NOTE
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <div className="grid items-start gap-x-8 gap-y-3 lg:grid-cols-2">
        <div>
          <Label htmlFor="setting-note" size="small" weight="plus">
            {t("settings.preview.note")}
          </Label>
          <Text id="setting-note-hint" size="small" className="text-ui-fg-subtle">
            {t("settings.preview.note_hint")}
          </Text>
        </div>
        <div className="flex flex-col gap-y-1.5">
          <Textarea
            id="setting-note"
            rows={2}
            value={note}
            disabled={saving}
            onChange={(event) => onNote(event.target.value)}
            aria-describedby="setting-note-hint setting-note-error"
            aria-invalid={tooLong}
          />
          <div id="setting-note-error" aria-live="polite">
            {tooLong && <Hint variant="error">{t("settings.preview.note_too_long")}</Hint>}
          </div>
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1" role="status">
          {saving && (
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("settings.preview.saving")}
            </Text>
          )}
        </div>
        {refusal !== null && (
          <Text size="small" role="alert" className="text-ui-fg-error text-pretty break-words">
            {t("settings.not_saved")}: {refusal}
          </Text>
        )}
        <Button type="button" size="small" onClick={onSave} isLoading={saving} disabled={tooLong}>
          {t("settings.preview.save", { version })}
        </Button>
      </div>
    </Container>
  )
}
