import { Text } from "@medusajs/ui"
import { useState } from "react"
import { useCohorts } from "../../hooks/use-cohorts"
import { useText } from "../../hooks/use-text"
import { cohortTable } from "../../lib/cohorts/cohort-table"
import { COHORT_FIGURES, type CohortFigure, type Cohorts } from "../../lib/cohorts/types"
import { Choice } from "../shared/choice"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { Section } from "../shared/section"
import { CohortTable } from "./cohort-table"

/** Buyers by the month of their first purchase, and how many of them bought in the months since. */
export const CohortCard = () => {
  const { t } = useText()
  const cohorts = useCohorts()
  const [figure, setFigure] = useState<CohortFigure>("share")
  return (
    <Section
      title={t("cohorts.title")}
      description={t("cohorts.description")}
      aside={
        <Choice
          label={t("cohorts.figure")}
          value={figure}
          options={COHORT_FIGURES.map((value) => ({ value, text: t(`cohorts.figure_${value}`) }))}
          onChange={setFigure}
        />
      }
    >
      {cohorts.data ? (
        <CohortView cohorts={cohorts.data} figure={figure} />
      ) : cohorts.isError ? (
        <Failed error={cohorts.error} onRetry={() => void cohorts.refetch()} />
      ) : (
        <div className="px-6 py-4">
          <Loading height={480} />
        </div>
      )}
    </Section>
  )
}

const CohortView = ({ cohorts, figure }: { cohorts: Cohorts; figure: CohortFigure }) => {
  const { t } = useText()
  const table = cohortTable(cohorts.cohorts)
  if (table.rows.length === 0) {
    return (
      <div className="flex min-h-40 flex-col items-center justify-center gap-y-1 px-6 py-8 text-center">
        <Text size="small" leading="compact" weight="plus">
          {t("cohorts.none_title")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("cohorts.none_text")}
        </Text>
      </div>
    )
  }
  return (
    <>
      <CohortTable table={table} figure={figure} currency={cohorts.currency} />
      {table.open && (
        <Text size="xsmall" className="text-ui-fg-subtle px-6 py-3">
          {t("cohorts.open_note", { mark: t("cohorts.open_mark") })}
        </Text>
      )}
    </>
  )
}
