import { Drawer, Text } from "@medusajs/ui"
import { type ReactElement, useState } from "react"
import type { ProblemKind } from "../../../src/modules/retention/domain/types"
import { PROBLEMS_PER_PAGE, useProblems, useRecordNames } from "../../hooks/use-problems"
import { useText } from "../../hooks/use-text"
import { DrawerPager } from "../shared/drawer-pager"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { ProblemRecord } from "./problem-record"

type ProblemDrawerProps = {
  readonly kind: ProblemKind
  /** The button that opens it, and has the focus again when it is closed. */
  readonly children: ReactElement
}

/** The records behind a kind of problem, each with what is wrong and the way to it. */
export const ProblemDrawer = ({ kind, children }: ProblemDrawerProps) => {
  const { t } = useText()
  return (
    <Drawer>
      <Drawer.Trigger asChild>{children}</Drawer.Trigger>
      <Drawer.Content aria-describedby={undefined}>
        <Drawer.Header>
          <Drawer.Title>{t(`problem.${kind}.title`)}</Drawer.Title>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t(`problem.${kind}.text`)}
          </Text>
        </Drawer.Header>
        <ProblemPages kind={kind} />
      </Drawer.Content>
    </Drawer>
  )
}

const ProblemPages = ({ kind }: { kind: ProblemKind }) => {
  const { t } = useText()
  const [page, setPage] = useState(0)
  const { data, isError, error, refetch, isPlaceholderData } = useProblems(kind, page)
  const names = useRecordNames(data?.problems.map(({ subject_id }) => subject_id) ?? [])
  if (!data) {
    return (
      <Drawer.Body className="overflow-y-auto p-0">
        {isError ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <div className="px-6 py-4">
            <Loading height={320} />
          </div>
        )}
      </Drawer.Body>
    )
  }
  const { problems, count } = data
  return (
    <>
      <Drawer.Body className="overflow-y-auto p-0" aria-busy={isPlaceholderData}>
        {problems.length === 0 ? (
          <Text size="small" className="text-ui-fg-subtle px-6 py-4">
            {t("health.solved")}
          </Text>
        ) : (
          <ul className="divide-y">
            {problems.map((problem) => (
              <ProblemRecord
                key={problem.id}
                problem={problem}
                name={names.get(problem.subject_id)}
              />
            ))}
          </ul>
        )}
      </Drawer.Body>
      <DrawerPager page={page} size={PROBLEMS_PER_PAGE} count={count} onPage={setPage} />
    </>
  )
}
