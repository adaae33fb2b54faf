import { useSync } from "../../hooks/use-sync"
import { useText } from "../../hooks/use-text"
import type { BackfillState } from "../../lib/backfill"
import { RECONCILE_PASSES } from "../../lib/sync"
import { StateBadge, type WorkState } from "../data/state-badge"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"

const HEIGHT = 112

type SyncStripProps = {
  /** When the last nightly run was through; null before the first. */
  readonly nightlyAt: string | null
}

/** When the figures were last brought in step, by each of the ways that do so. */
export const SyncStrip = ({ nightlyAt }: SyncStripProps) => {
  const { t } = useText()
  const { query } = useSync()
  if (query.isError && !query.data) {
    return <Failed error={query.error} onRetry={() => void query.refetch()} />
  }
  if (!query.data) {
    return (
      <div className="px-6 py-4">
        <Loading height={HEIGHT} />
      </div>
    )
  }
  const { backfill } = query.data
  return (
    <dl className="grid gap-y-4 px-6 py-4 grid-cols-2 md:grid-cols-4 xl:grid-cols-2">
      {RECONCILE_PASSES.map((pass) => {
        const run = query.data[`reconcile_${pass}`]
        return (
          <Work
            key={pass}
            name={t(`data.sync.${pass}`)}
            state={run?.status ?? "never"}
            at={run?.finished_at ?? null}
          />
        )
      })}
      <Work
        name={t("data.backfill.title")}
        state={stateOf(backfill)}
        at={backfill?.finished_at ?? null}
      />
      <Work
        name={t("health.nightly")}
        state={nightlyAt === null ? "never" : "done"}
        at={nightlyAt}
      />
    </dl>
  )
}

function stateOf(backfill: BackfillState | null): WorkState {
  if (!backfill) {
    return "never"
  }
  return backfill.status === "running" && backfill.pause_requested ? "pausing" : backfill.status
}

type WorkProps = {
  readonly name: string
  readonly state: WorkState
  /** When it last came to its end. */
  readonly at: string | null
}

const Work = ({ name, state, at }: WorkProps) => {
  const { format } = useText()
  return (
    <div className="flex flex-col items-start gap-y-1">
      <dt className="txt-compact-small text-ui-fg-subtle">{name}</dt>
      <dd className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StateBadge state={state} />
        {at !== null && (
          <span className="txt-compact-small text-ui-fg-base tabular-nums">
            {format.moment(at)}
          </span>
        )}
      </dd>
    </div>
  )
}
