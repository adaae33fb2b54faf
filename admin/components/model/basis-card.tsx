import { Copy } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useText } from "../../hooks/use-text"
import { MODEL_NAMES } from "../../lib/model/parameters"
import type { ModelFit } from "../../lib/model/types"
import { Section } from "../shared/section"

/** Which purchases the fit rests on, and how it was made. */
export const BasisCard = ({ fit }: { fit: ModelFit }) => {
  const { t, format } = useText()
  const { data_from: from, data_until: until, log_likelihood, poisson_gamma } = fit
  const likelihood = (value: number | null | undefined) =>
    value === null || value === undefined ? "–" : format.fixed(value, 2)
  return (
    <Section title={t("model.basis.title")}>
      <dl className="grid gap-x-12 gap-y-3 px-6 py-4 sm:grid-flow-col sm:grid-cols-2 sm:grid-rows-6 xl:grid-cols-3 xl:grid-rows-4">
        <Row term={t("model.basis.data")}>
          {from === null || until === null
            ? t("model.basis.data_none")
            : t("model.basis.data_value", {
                from: format.day(from, "UTC"),
                until: format.day(until, "UTC"),
              })}
        </Row>
        <Row term={t("model.basis.history")}>
          {t("units.days", { count: fit.history_days, n: format.count(fit.history_days) })}
        </Row>
        <Row term={t("model.basis.buyers")}>{format.count(fit.buyers)}</Row>
        <Row term={t("model.basis.repeat")}>{format.count(fit.repeat_buyers)}</Row>
        <Row term={t("model.basis.tuples")}>{format.count(fit.tuples)}</Row>
        <Row term={t("model.basis.unit")}>
          {t("model.basis.unit_value", { zone: fit.time_zone })}
        </Row>
        <Row term={t("model.basis.model")}>
          {t("model.basis.model_value", {
            name: MODEL_NAMES[fit.model],
            version: format.count(fit.model_version),
          })}
        </Row>
        <Row term={t("model.basis.policy")}>
          {t("model.version", { n: format.count(fit.policy_version) })}
        </Row>
        <Row term={t("model.basis.likelihood")}>{likelihood(log_likelihood)}</Row>
        <Row term={t("model.basis.likelihood_plain")}>
          {likelihood(poisson_gamma?.log_likelihood)}
        </Row>
        <Row term={t("model.basis.iterations")}>{format.count(fit.iterations)}</Row>
        <Row term={t("model.basis.id")}>
          <span className="inline-flex min-w-0 items-center gap-x-1">
            <code className="txt-compact-xsmall break-all">{fit.id}</code>
            <Copy
              content={fit.id}
              aria-label={t("model.basis.copy")}
              className="text-ui-fg-muted shrink-0"
            />
          </span>
        </Row>
      </dl>
    </Section>
  )
}

const Row = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className="txt-compact-small flex items-baseline justify-between gap-x-4">
    <dt className="text-ui-fg-subtle">{term}</dt>
    <dd className="text-ui-fg-base text-right tabular-nums">{children}</dd>
  </div>
)
