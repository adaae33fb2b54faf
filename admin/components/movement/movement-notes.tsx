import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { MovementUrl } from "../../lib/movement/movement-url"
import type { Movements } from "../../lib/movement/types"

type MovementNotesProps = {
  readonly movements: Movements
  readonly url: MovementUrl
}

/** What the figures rest on: what is recorded and what is not, whose revenue, which members. */
export const MovementNotes = ({ movements, url }: MovementNotesProps) => {
  const { t, format } = useText()
  const { from_reconstructed, to_reconstructed, recorded_from } = movements
  const notes = [
    (from_reconstructed || to_reconstructed) &&
      (recorded_from === null
        ? t("movement.notes.never")
        : t(`movement.notes.${to_reconstructed ? "both" : "from"}`, {
            time: format.moment(recorded_from),
          })),
    t("movement.notes.revenue"),
    url.segment !== null && t("movement.segment_note"),
  ]
  return (
    <div className="flex flex-col gap-y-0.5 px-6 py-3">
      {notes
        .filter((note) => note !== false)
        .map((note) => (
          <Text key={note} size="xsmall" className="text-ui-fg-subtle text-pretty">
            {note}
          </Text>
        ))}
    </div>
  )
}
