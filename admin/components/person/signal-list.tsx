import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { mayHaveLeft, type Signal } from "../../lib/person/portrait"
import { signalText } from "../../lib/person/signal-text"
import type { Profile } from "../../lib/person/types"
import { QuietLink } from "./quiet-link"

type SignalListProps = {
  readonly signals: readonly Signal[]
  readonly stage: Profile["stage"]
}

/** Why they may have left, each reason with what it rests on; of those still here, what is worth knowing. */
export const SignalList = ({ signals, stage }: SignalListProps) => {
  const { t } = useText()
  const left = mayHaveLeft(stage)
  if (signals.length === 0 && !left) {
    return null
  }
  const title = t(left ? "person.portrait.left" : "person.portrait.worth")
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small" leading="compact" weight="plus" as="span">
        {title}
      </Text>
      {signals.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle">
          {t("person.portrait.nothing")}
        </Text>
      ) : (
        <ul aria-label={title} className="flex flex-col gap-y-3">
          {signals.map((signal) => (
            <SignalItem key={signal.name} signal={signal} />
          ))}
        </ul>
      )}
    </div>
  )
}

const SignalItem = ({ signal }: { signal: Signal }) => {
  const text = useText()
  const { t } = text
  return (
    <li className="border-ui-border-strong flex flex-col gap-y-0.5 border-l-2 pl-3">
      <span className="txt-compact-small-plus text-ui-fg-base">
        {t(`person.portrait.signal.${signal.name}`)}
      </span>
      <span className="txt-small text-ui-fg-subtle text-pretty">
        {signalText(signal, text)}{" "}
        {"order_id" in signal && (
          <QuietLink to={`/orders/${signal.order_id}`}>
            {t("person.portrait.order")}
            {signal.display_id !== null && ` #${signal.display_id}`}
          </QuietLink>
        )}
      </span>
    </li>
  )
}
