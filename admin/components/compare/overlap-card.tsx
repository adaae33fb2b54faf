import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { Comparison } from "../../lib/compare/types"
import { Section } from "../shared/section"
import { toneFill } from "../shared/tones"
import { SIDE_TONE } from "./side-mark"

const PARTS = ["only_one", "both", "only_other"] as const
type Part = (typeof PARTS)[number]

/** Both colours in stripes: it is of both. */
const STRIPES = `repeating-linear-gradient(135deg, ${toneFill(SIDE_TONE.one)} 0 5px, ${toneFill(SIDE_TONE.other)} 5px 10px)`

const FILL: Readonly<Record<Part, string>> = {
  only_one: toneFill(SIDE_TONE.one),
  both: STRIPES,
  only_other: toneFill(SIDE_TONE.other),
}

const TEXT: Readonly<Record<Part, string>> = {
  only_one: "only_a",
  both: "both",
  only_other: "only_b",
}

/** How many are in both, and how many in one of them alone. */
export const OverlapCard = ({ comparison }: { comparison: Comparison }) => {
  const { t, format } = useText()
  const { one, other, overlap } = comparison
  const all = overlap.both + overlap.only_one + overlap.only_other
  const share = (people: number, of: number) => (of > 0 ? format.chance(people / of) : "–")
  const hints: Readonly<Record<Part, string>> = {
    only_one: t("compare.overlap.of_a", { share: share(overlap.only_one, one.people) }),
    both: t("compare.overlap.of_both", {
      one: share(overlap.both, one.people),
      other: share(overlap.both, other.people),
    }),
    only_other: t("compare.overlap.of_b", { share: share(overlap.only_other, other.people) }),
  }
  return (
    <Section title={t("compare.overlap.title")} description={t("compare.overlap.description")}>
      {all === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("compare.overlap.nobody")}
        </Text>
      ) : (
        <div className="flex flex-1 flex-col justify-center gap-y-4 px-6 py-5">
          <div aria-hidden className="flex h-8 gap-x-0.5 overflow-hidden rounded-md">
            {PARTS.filter((part) => overlap[part] > 0).map((part) => (
              <div
                key={part}
                className="min-w-1"
                style={{ flexGrow: overlap[part], flexBasis: 0, background: FILL[part] }}
              />
            ))}
          </div>
          <dl className="grid grid-cols-3 gap-x-4">
            {PARTS.map((part) => (
              <div key={part} className="flex min-w-0 flex-col gap-y-0.5">
                <dt className="txt-compact-small text-ui-fg-subtle flex items-center gap-x-1.5">
                  <span
                    aria-hidden
                    className="size-2.5 shrink-0 rounded-sm"
                    style={{ background: FILL[part] }}
                  />
                  {t(`compare.overlap.${TEXT[part]}`)}
                </dt>
                <dd className="flex flex-col gap-y-0.5">
                  <span className="h2-core text-ui-fg-base tabular-nums">
                    {format.count(overlap[part])}
                  </span>
                  <span className="txt-compact-xsmall text-ui-fg-subtle text-pretty">
                    {hints[part]}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Section>
  )
}
