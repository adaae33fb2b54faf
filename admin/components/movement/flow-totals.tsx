import { useText } from "../../hooks/use-text"
import { totalsOf } from "../../lib/movement/flows"
import type { Flow, MovementKind } from "../../lib/movement/types"

type FlowTotalsProps = {
  readonly flows: readonly Flow[]
  readonly kind: MovementKind
}

/** How many moved, stayed, came and went, each customer counted once. */
export const FlowTotals = ({ flows, kind }: FlowTotalsProps) => {
  const { t, format } = useText()
  const { people, moved, stayed, came, left } = totalsOf(flows)
  const figures = [
    {
      label: t(`movement.moved_${kind}`),
      count: moved,
      hint: t("movement.moved_hint", {
        share: format.chance(people > 0 ? moved / people : 0),
        n: format.count(people),
      }),
    },
    { label: t("movement.same"), count: stayed, hint: t("movement.same_hint") },
    { label: t(`movement.came_${kind}`), count: came, hint: t(`movement.came_${kind}_hint`) },
    // Seldom, so it is told only where it happened.
    ...(left > 0
      ? [{ label: t(`movement.left_${kind}`), count: left, hint: t(`movement.left_${kind}_hint`) }]
      : []),
  ]
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-y-3 py-4">
      {figures.map(({ label, count, hint }) => (
        <div key={label} className="flex flex-col gap-y-0.5 px-6">
          <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
          <dd className="flex flex-col gap-y-0.5">
            <span className="h2-core text-ui-fg-base tabular-nums">{format.count(count)}</span>
            <span className="txt-compact-xsmall text-ui-fg-subtle text-pretty">{hint}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
