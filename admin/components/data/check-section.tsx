import { CheckCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { SAMPLE, type Check, type CheckScope } from "../../hooks/use-sync"
import { useText } from "../../hooks/use-text"
import type { CheckState } from "../../lib/sync"
import { AllowedButton } from "../shared/allowed-button"
import { Section } from "../shared/section"
import { DifferenceTable } from "./difference-table"
import { StateBadge } from "./state-badge"

const SCOPES: readonly CheckScope[] = ["sample", "all"]

type CheckSectionProps = {
  /** The running or the last one; null before the first. */
  readonly state: CheckState | null
  readonly check: Check
}

/** The full check: ledger and people against Medusa's records, row by row. */
export const CheckSection = ({ state, check }: CheckSectionProps) => {
  const { t, format } = useText()
  return (
    <Section
      title={t("data.check.title")}
      description={t("data.check.description")}
      aside={
        <div className="flex items-center gap-x-4">
          <StateBadge state={state?.status ?? "never"} />
          <div className="flex items-center gap-x-2">
            {SCOPES.map((scope) => (
              <AllowedButton
                key={scope}
                operation="operate"
                size="small"
                variant="secondary"
                onClick={() => check.run(scope)}
                isLoading={check.asked === scope}
                disabled={check.asked !== null || state?.status === "running"}
              >
                {t(`data.check.run_${scope}`, { n: format.count(SAMPLE) })}
              </AllowedButton>
            ))}
          </div>
        </div>
      }
    >
      <div className="flex flex-col gap-y-1 px-6 py-4">
        {state === null ? (
          <Text size="small">{t("data.check.never")}</Text>
        ) : (
          <Outcome state={state} />
        )}
      </div>
      {state !== null && state.differences.length > 0 && (
        <DifferenceTable differences={state.differences} />
      )}
    </Section>
  )
}

const Outcome = ({ state }: { state: CheckState }) => {
  const { t, format } = useText()
  const { status, found, differences } = state
  const total = found.missing + found.superfluous + found.different
  const compared = t("data.check.compared", {
    orders: format.count(state.orders),
    customers: format.count(state.customers),
    products: format.count(state.products),
  })
  if (status === "failed" || status === "interrupted") {
    return (
      <Text size="small" role="alert" className="text-ui-fg-error text-pretty">
        {status === "failed"
          ? t("data.check.failed", { message: state.error ?? "" })
          : t("data.check.interrupted")}
      </Text>
    )
  }
  return (
    <>
      <div className="flex items-center gap-x-2">
        {status === "done" && total === 0 && (
          <CheckCircleSolid className="text-ui-tag-green-icon shrink-0" aria-hidden />
        )}
        <Text size="small" weight="plus">
          {total === 0
            ? t(status === "done" ? "data.check.none" : "data.check.none_yet")
            : t(state.mend ? "data.check.found_mended" : "data.check.found", {
                count: total,
                n: format.count(total),
              })}
        </Text>
      </div>
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {status === "done"
          ? t(state.sample === null ? "data.check.done_all" : "data.check.done_sample", {
              compared,
              time: format.moment(state.finished_at ?? state.started_at),
            })
          : t("data.check.running", { compared })}{" "}
        {total > differences.length &&
          t("data.check.first", { n: format.count(differences.length) })}
      </Text>
    </>
  )
}
