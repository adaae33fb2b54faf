import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { backfillStep, type BackfillState } from "../../lib/backfill"

/** How far the reading of past orders has come, as a bar and in figures. */
export const BackfillProgress = ({ state }: { state: BackfillState }) => {
  const { t, format } = useText()
  const { unit, done, total, share } = backfillStep(state)
  const percent = Math.round(share * 100)
  return (
    <div className="flex w-full max-w-md flex-col gap-y-2">
      <div className="flex items-baseline justify-between gap-x-4">
        <Text size="small" leading="compact" weight="plus">
          {t(labelOf(state, unit))}
        </Text>
        {unit !== null && (
          <Text size="small" leading="compact" className="text-ui-fg-subtle tabular-nums">
            {t(`backfill.progress_${unit}`, {
              done: format.count(done),
              total: format.count(total),
            })}
          </Text>
        )}
      </div>
      <div
        role="progressbar"
        aria-label={t("backfill.running")}
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

function labelOf(state: BackfillState, unit: string | null): string {
  if (state.status !== "running") {
    return "backfill.so_far"
  }
  if (state.pause_requested) {
    return "backfill.pausing"
  }
  return unit === null ? "backfill.scoring" : "backfill.running"
}
