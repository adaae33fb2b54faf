import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { Reconcile } from "../../hooks/use-sync"
import { useText } from "../../hooks/use-text"
import { RECONCILE_PASSES, type ReconcileRun, type SyncState } from "../../lib/sync"
import { AllowedButton } from "../shared/allowed-button"
import { Section } from "../shared/section"
import { StateBadge } from "./state-badge"

type SyncSectionProps = {
  readonly sync: SyncState
  readonly reconcile: Reconcile
}

/** How the figures keep in step: what waits, and the two passes over what events missed. */
export const SyncSection = ({ sync, reconcile }: SyncSectionProps) => {
  const { t, format } = useText()
  const { hints, people } = sync.waiting
  return (
    <Section
      title={t("data.sync.title")}
      description={t("data.sync.description")}
      aside={
        <AllowedButton
          operation="operate"
          size="small"
          variant="secondary"
          onClick={reconcile.run}
          isLoading={reconcile.asked}
          disabled={RECONCILE_PASSES.some((pass) => runOf(sync, pass)?.status === "running")}
        >
          {t("data.sync.run_now")}
        </AllowedButton>
      }
    >
      <dl className="divide-y">
        <Row
          term={t("data.sync.waiting")}
          hint={t("data.sync.waiting_hint")}
          value={
            hints + people === 0
              ? t("data.sync.nothing_waiting")
              : t("data.sync.waiting_counts", {
                  changes: t("data.sync.changes", { count: hints, n: format.count(hints) }),
                  people: t("data.sync.people", { count: people, n: format.count(people) }),
                })
          }
        />
        {RECONCILE_PASSES.map((pass) => {
          const run = runOf(sync, pass)
          return (
            <Row
              key={pass}
              term={t(`data.sync.${pass}`)}
              hint={t(`data.sync.${pass}_hint`)}
              value={<LastRun run={run} />}
              state={<StateBadge state={run?.status ?? "never"} />}
            />
          )
        })}
      </dl>
    </Section>
  )
}

type RowProps = {
  readonly term: string
  readonly hint: string
  readonly value: ReactNode
  readonly state?: ReactNode
}

const Row = ({ term, hint, value, state }: RowProps) => (
  <div className="grid items-center gap-x-6 gap-y-2 px-6 py-4 lg:grid-cols-2">
    <dt>
      <Text size="small" leading="compact" weight="plus" as="span" className="block">
        {term}
      </Text>
      <Text size="small" as="span" className="text-ui-fg-subtle block text-pretty">
        {hint}
      </Text>
    </dt>
    <dd className="txt-small text-ui-fg-subtle flex flex-col items-start gap-y-1">
      {state}
      {value}
    </dd>
  </div>
)

const LastRun = ({ run }: { run: ReconcileRun | null }) => {
  const { t, format } = useText()
  if (run === null) {
    return <span>{t("data.sync.no_run")}</span>
  }
  if (run.status === "failed") {
    return (
      <span role="alert" className="text-ui-fg-error text-pretty">
        {t("data.sync.failed", { time: format.moment(run.started_at), message: run.error ?? "" })}
      </span>
    )
  }
  const read = run.orders + run.customers + run.products
  return (
    <span className="text-pretty">
      {t("data.sync.ran", {
        time: format.moment(run.finished_at ?? run.started_at),
        read: t("data.sync.read", { count: read, n: format.count(read) }),
        corrected: t("data.sync.corrected", { count: run.written, n: format.count(run.written) }),
      })}
    </span>
  )
}

function runOf(sync: SyncState, pass: (typeof RECONCILE_PASSES)[number]): ReconcileRun | null {
  return sync[`reconcile_${pass}`]
}
