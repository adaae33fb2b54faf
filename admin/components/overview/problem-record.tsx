import { Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { RecordName } from "../../hooks/use-problems"
import { useText } from "../../hooks/use-text"
import { type Problem, problemText, recordOf } from "../../lib/overview/problems"

type ProblemRecordProps = {
  readonly problem: Problem
  /** What people call the record; without it, its id is shown. */
  readonly name: RecordName | undefined
}

/** One record with a problem: which, what is wrong, since when it is known. */
export const ProblemRecord = ({ problem, name }: ProblemRecordProps) => {
  const { t, format } = useText()
  const { subject_id, first_seen_at } = problem
  const { kind, path } = recordOf(subject_id)
  const text = problemText(problem, format)
  const title =
    name?.number != null
      ? t("health.order_number", { n: String(name.number) })
      : (name?.who ?? subject_id)
  return (
    <li className="flex flex-col gap-y-0.5 px-6 py-3">
      <div className="flex items-baseline justify-between gap-x-4">
        <span className="txt-compact-small-plus text-ui-fg-base min-w-0 truncate">
          {path ? (
            <Link
              to={path}
              className="focus-visible:ring-ui-border-interactive rounded-sm underline underline-offset-2 outline-none ring-offset-2 focus-visible:ring-2"
            >
              {title}
            </Link>
          ) : (
            `${t(`health.record.${kind}`)} ${title}`
          )}
        </span>
        <Text size="xsmall" className="text-ui-fg-subtle shrink-0">
          {t("health.seen", { day: format.day(first_seen_at) })}
        </Text>
      </div>
      {name?.number != null && name.who && (
        <Text size="small" className="text-ui-fg-subtle truncate">
          {name.who}
        </Text>
      )}
      {text && (
        <Text size="small" className="text-ui-fg-subtle text-pretty break-words">
          {t(text.key, text.values)}
        </Text>
      )}
    </li>
  )
}
