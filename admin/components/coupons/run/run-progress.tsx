import { refusedIn } from "../../../hooks/use-coupon-runs"
import { useText } from "../../../hooks/use-text"
import type { CouponRun } from "../../../lib/coupons/types"

/** How many people it has gone through, as a bar and in figures. */
export const RunProgress = ({ run }: { run: CouponRun }) => {
  const { t, format } = useText()
  const done = gone(run)
  const percent = run.people === 0 ? 0 : Math.min(100, Math.round((done / run.people) * 100))
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <div className="txt-compact-small flex items-baseline justify-between gap-x-4">
        <span className="txt-compact-small-plus">{t("coupons.run.running")}</span>
        <span className="text-ui-fg-subtle tabular-nums">
          {t("coupons.run.progress", { done: format.count(done), total: format.count(run.people) })}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={t("coupons.run.running")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="bg-ui-bg-component h-2 overflow-hidden rounded-full border"
      >
        <div
          className="h-full rounded-full transition-all duration-500"
          style={{ width: `${percent}%`, backgroundColor: "var(--bg-interactive)" }}
        />
      </div>
    </div>
  )
}

/** How many people it has gone through. */
export function gone(run: CouponRun): number {
  return run.issued + run.reused + refusedIn(run)
}
