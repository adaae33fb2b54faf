import { ArrowPathMini } from "@medusajs/icons"
import { Container, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { type Stage, TIERS, type Tier } from "../../../src/modules/retention/domain/types"
import { useOverview } from "../../hooks/use-overview"
import { useText } from "../../hooks/use-text"
import { customersPath } from "../../lib/customers/customers-path"
import { StageDot } from "../shared/stage-dot"
import { TIER_TONE, toneFill } from "../shared/tones"

/** From those who are yet to buy to those who are gone. */
const ORDER = [
  "prospect",
  "new",
  "active",
  "reactivated",
  "at_risk",
  "dormant",
  "lost",
] as const satisfies readonly Stage[]

/**
 * The shop's customers by stage and tier, each a way into our own list. It is an aside on a page
 * of Medusa's: while there is nothing to count, or it may not be counted, it is not there.
 */
const CustomersStrip = () => {
  const { data } = useOverview()
  const { t } = useText()
  if (!data?.fit || data.customers === 0) {
    return null
  }
  return (
    <Container className="p-0">
      <section
        aria-label={t("person.list.title")}
        className="flex flex-wrap items-center gap-x-8 gap-y-1 px-6 py-3"
      >
        <Text size="small" leading="compact" weight="plus" as="span" aria-hidden>
          {t("person.list.title")}
        </Text>
        <Chips label={t("person.list.stages")}>
          {ORDER.map((stage) => (
            <Chip
              key={stage}
              to={customersPath({ stage: [stage] })}
              mark={<StageMark stage={stage} />}
              name={t(`stage.${stage}`)}
              people={data.stages[stage].people}
            />
          ))}
        </Chips>
        <Chips label={t("person.list.tiers")}>
          {TIERS.map((tier) => (
            <Chip
              key={tier}
              to={customersPath({ tier: [tier] })}
              mark={<TierMark tier={tier} />}
              name={t(`tier.${tier}`)}
              people={data.tiers[tier].people}
            />
          ))}
        </Chips>
      </section>
    </Container>
  )
}

const Chips = ({ label, children }: { label: string; children: ReactNode }) => (
  <ul aria-label={label} className="-mx-2 flex flex-wrap items-center gap-x-1 gap-y-1">
    {children}
  </ul>
)

type ChipProps = {
  readonly to: string
  readonly mark: ReactNode
  readonly name: string
  readonly people: number
}

const Chip = ({ to, mark, name, people }: ChipProps) => {
  const { t, format } = useText()
  const n = format.count(people)
  return (
    <li>
      <Link
        to={to}
        aria-label={t("person.list.chip", { name, n, count: people })}
        className="txt-compact-small text-ui-fg-subtle hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus transition-fg flex items-center gap-x-1.5 whitespace-nowrap rounded-md px-2 py-1 outline-none"
      >
        {mark}
        {name}
        <span className="text-ui-fg-base tabular-nums">{n}</span>
      </Link>
    </li>
  )
}

const StageMark = ({ stage }: { stage: Stage }) =>
  stage === "reactivated" ? (
    <ArrowPathMini aria-hidden className="text-ui-tag-green-icon -ml-1 -mr-0.5 shrink-0" />
  ) : (
    <StageDot stage={stage} />
  )

/** Round, since tiers and stages share their colours. */
const TierMark = ({ tier }: { tier: Tier }) => (
  <span
    aria-hidden
    className="inline-block size-2 shrink-0 rounded-full"
    style={{ backgroundColor: toneFill(TIER_TONE[tier]) }}
  />
)

export default CustomersStrip
