import { Button, Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

type ChangeBarProps = {
  readonly changes: number
  readonly problems: number
  readonly onDiscard: () => void
  readonly onPreview: () => void
  /** Brings the first field that is wrong into view. */
  readonly onShowProblem: () => void
}

/** Stays in sight while something is changed: how much, and what can be done with it. */
export const ChangeBar = ({
  changes,
  problems,
  onDiscard,
  onPreview,
  onShowProblem,
}: ChangeBarProps) => {
  const { t, format } = useText()
  const wrong = problems > 0
  return (
    <div className="bg-ui-bg-base shadow-elevation-flyout sticky bottom-3 z-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg border px-6 py-3">
      <div className="flex items-center gap-x-3" role="status">
        <Text
          size="small"
          leading="compact"
          weight="plus"
          className={wrong ? "text-ui-fg-error" : undefined}
        >
          {wrong
            ? t("settings.bar.problems", { count: problems, n: format.count(problems) })
            : t("settings.bar.changes", { count: changes, n: format.count(changes) })}
        </Text>
        {wrong && (
          <Button type="button" size="small" variant="transparent" onClick={onShowProblem}>
            {t("settings.bar.show_problem")}
          </Button>
        )}
      </div>
      <div className="flex items-center gap-x-2">
        <Button type="button" size="small" variant="secondary" onClick={onDiscard}>
          {t("settings.bar.discard")}
        </Button>
        <Button type="button" size="small" onClick={onPreview} disabled={wrong || changes === 0}>
          {t("settings.bar.preview")}
        </Button>
      </div>
    </div>
  )
}
