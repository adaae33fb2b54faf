import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { flowSentence, type FlowContext } from "../../lib/movement/flow-words"
import type { Flow } from "../../lib/movement/types"
import { QuietLink } from "../person/quiet-link"

type FlowNoteProps = {
  /** Null where none is chosen: then it says how to. */
  readonly flow: Flow | null
  readonly context: FlowContext
  /** Where its people are listed; null where they are not. */
  readonly path: string | null
}

/** The chosen flow in a sentence, with the way to its people. */
export const FlowNote = ({ flow, context, path }: FlowNoteProps) => {
  const text = useText()
  const { t } = text
  return (
    <div className="bg-ui-bg-subtle mx-6 flex min-h-[60px] flex-col justify-center rounded-lg px-4 py-2.5">
      <Text size="small" className={flow ? "text-pretty" : "text-ui-fg-subtle text-pretty"}>
        {flow ? flowSentence(flow, context, text) : t("movement.chart_hint")}
        {path !== null && (
          <>
            {" "}
            <QuietLink to={path}>{t("movement.link")}</QuietLink>
          </>
        )}
      </Text>
      {path !== null && (
        <Text size="xsmall" className="text-ui-fg-subtle text-pretty">
          {t("movement.link_note")}
        </Text>
      )}
    </div>
  )
}
