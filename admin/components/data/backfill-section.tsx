import { Text, usePrompt } from "@medusajs/ui"
import type { Backfill } from "../../hooks/use-backfill"
import { useText } from "../../hooks/use-text"
import { canGoOn, type BackfillState } from "../../lib/backfill"
import { AllowedButton } from "../shared/allowed-button"
import { Section } from "../shared/section"
import { BackfillProgress } from "./backfill-progress"
import { BackfillStopped } from "./backfill-stopped"
import { StateBadge } from "./state-badge"

/** The reading of past orders: how it stands, and all that can be done about it. */
export const BackfillSection = ({ backfill }: { backfill: Backfill }) => {
  const { t } = useText()
  const { state } = backfill
  return (
    <Section
      title={t("data.backfill.title")}
      description={t("data.backfill.description")}
      aside={
        <div className="flex items-center gap-x-4">
          <StateBadge
            state={state ? (state.pause_requested ? "pausing" : state.status) : "never"}
          />
          <BackfillActions backfill={backfill} />
        </div>
      }
    >
      <div className="flex flex-col gap-y-3 px-6 py-4">
        {state === null ? (
          <Text size="small">{t("data.backfill.never")}</Text>
        ) : state.status === "done" ? (
          <Done state={state} />
        ) : (
          <>
            <BackfillProgress state={state} />
            {canGoOn(state) && <BackfillStopped state={state} />}
          </>
        )}
      </div>
    </Section>
  )
}

const Done = ({ state }: { state: BackfillState }) => {
  const { t, format } = useText()
  return (
    <Text size="small">
      {t("data.backfill.done", {
        customers: format.count(state.customers_done),
        orders: format.count(state.orders_done),
        time: format.moment(state.finished_at ?? state.started_at),
      })}
    </Text>
  )
}

const BackfillActions = ({ backfill }: { backfill: Backfill }) => {
  const { t } = useText()
  const prompt = usePrompt()
  const { state, busy } = backfill
  const beginAnew = async () => {
    const confirmed = await prompt({
      title: t("data.backfill.anew_title"),
      description: t("data.backfill.anew_text"),
      confirmText: t("data.backfill.anew"),
      cancelText: t("data.cancel"),
      variant: "confirmation",
    })
    if (confirmed) {
      backfill.restart()
    }
  }
  if (state === null) {
    return <Action text={t("backfill.start")} onClick={backfill.start} busy={busy} primary />
  }
  if (state.status === "running") {
    return (
      <Action
        text={t("data.backfill.pause")}
        onClick={backfill.pause}
        busy={busy}
        disabled={state.pause_requested}
      />
    )
  }
  return (
    <div className="flex items-center gap-x-2">
      <Action text={t("data.backfill.anew")} onClick={() => void beginAnew()} busy={busy} />
      {canGoOn(state) && (
        <Action text={t("backfill.go_on")} onClick={backfill.start} busy={busy} primary />
      )}
    </div>
  )
}

type ActionProps = {
  readonly text: string
  readonly onClick: () => void
  readonly busy: boolean
  readonly disabled?: boolean
  /** The one thing most people want here. */
  readonly primary?: boolean
}

const Action = ({ text, onClick, busy, disabled = false, primary = false }: ActionProps) => (
  <AllowedButton
    operation="operate"
    size="small"
    variant={primary ? "primary" : "secondary"}
    onClick={onClick}
    disabled={busy || disabled}
  >
    {text}
  </AllowedButton>
)
