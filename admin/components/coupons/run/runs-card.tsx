import { clx, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import { refusedIn, RUNS_PER_PAGE, useCouponRuns } from "../../../hooks/use-coupon-runs"
import { useText } from "../../../hooks/use-text"
import { couponRunPath } from "../../../lib/coupons/coupons-path"
import type { CouponRun } from "../../../lib/coupons/types"
import { Pager } from "../../shared/pager"
import { Failed } from "../../shared/failed"
import { Loading } from "../../shared/loading"
import { Section } from "../../shared/section"
import { RunStatusBadge } from "./run-status"
import { useRunName } from "./use-run-name"

/** What was issued at once, each the way to its page; nothing where nothing was. */
export const RunsCard = () => {
  const { t } = useText()
  const [page, setPage] = useState(0)
  const { data, isError, error, refetch, isPlaceholderData } = useCouponRuns(page)
  if (data?.count === 0) {
    return null
  }
  return (
    <Section title={t("coupons.run.list")} description={t("coupons.run.list_text")}>
      {!data ? (
        isError ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <div className="px-6 py-4">
            <Loading height={120} />
          </div>
        )
      ) : (
        <>
          <ul
            aria-busy={isPlaceholderData}
            className={clx("divide-y transition-opacity", isPlaceholderData && "opacity-60")}
          >
            {data.runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </ul>
          {data.count > RUNS_PER_PAGE && (
            <Pager page={page} size={RUNS_PER_PAGE} count={data.count} onPage={setPage} />
          )}
        </>
      )}
    </Section>
  )
}

const RunRow = ({ run }: { run: CouponRun }) => {
  const { t, format } = useText()
  const refused = refusedIn(run)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-6 py-3">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-y-0.5">
        <Link
          to={couponRunPath(run.id)}
          className="txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus self-start break-words rounded outline-none hover:underline"
        >
          {useRunName(run)}
        </Link>
        <Text size="small" leading="compact" className="text-ui-fg-subtle break-words">
          {format.moment(run.created_at)}
          {run.because !== null && ` · ${run.because}`}
        </Text>
      </div>
      <div className="flex items-center gap-x-4">
        <span className="txt-compact-small text-ui-fg-subtle tabular-nums">
          {t("coupons.run.row", { issued: format.count(run.issued) })}
          {refused > 0 && ` · ${t("coupons.run.row_refused", { n: format.count(refused) })}`}
        </span>
        <RunStatusBadge run={run} />
      </div>
    </li>
  )
}
