import { CheckCircleSolid, ChevronRightMini } from "@medusajs/icons"
import { Badge, Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { PROBLEM_KINDS, type ProblemKind } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import type { Overview } from "../../lib/types"
import { Section } from "../shared/section"
import { ProblemDrawer } from "./problem-drawer"
import { SyncStrip } from "./sync-strip"

/** Whether the figures keep in step, and what in the shop's data keeps orders out of them. */
export const HealthCard = ({ problems, sync }: Pick<Overview, "problems" | "sync">) => {
  const { t } = useText()
  const kinds = PROBLEM_KINDS.filter((kind) => (problems[kind] ?? 0) > 0)
  return (
    <Section
      title={t("health.title")}
      description={t("health.description")}
      aside={
        <Button size="small" variant="transparent" asChild>
          <Link to="/retention/data">{t("data.details")}</Link>
        </Button>
      }
    >
      <SyncStrip nightlyAt={sync.nightly_at} />
      {kinds.length === 0 ? (
        <div className="flex items-center gap-x-2 px-6 py-4">
          <CheckCircleSolid className="text-ui-tag-green-icon" aria-hidden />
          <Text size="small">{t("health.none")}</Text>
        </div>
      ) : (
        <ul className="divide-y">
          {kinds.map((kind) => (
            <li key={kind}>
              <ProblemRow kind={kind} count={problems[kind] ?? 0} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type ProblemRowProps = {
  readonly kind: ProblemKind
  readonly count: number
}

const ProblemRow = ({ kind, count }: ProblemRowProps) => {
  const { t, format } = useText()
  return (
    <ProblemDrawer kind={kind}>
      <button
        type="button"
        className="transition-fg hover:bg-ui-bg-base-hover focus-visible:ring-ui-border-interactive flex w-full items-center justify-between gap-x-4 px-6 py-3 text-left outline-none ring-inset focus-visible:ring-2"
      >
        <span>
          <Text as="span" size="small" leading="compact" weight="plus" className="block">
            {t(`problem.${kind}.title`)}
          </Text>
          <Text as="span" size="small" className="text-ui-fg-subtle block text-pretty">
            {t(`problem.${kind}.text`)}
          </Text>
        </span>
        <span className="flex shrink-0 items-center gap-x-2">
          <Badge size="2xsmall" rounded="full" color="orange" className="tabular-nums">
            {format.count(count)}
          </Badge>
          <ChevronRightMini aria-hidden className="text-ui-fg-subtle" />
        </span>
      </button>
    </ProblemDrawer>
  )
}
