import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { differenceSentence } from "../../lib/compare/difference-words"
import { differencesOf, FEWEST_PEOPLE } from "../../lib/compare/differences"
import type { Comparison, Side } from "../../lib/compare/types"
import { Section } from "../shared/section"
import { SideMark } from "./side-mark"

/** As many as one reads. */
const MOST = 5

type ApartCardProps = {
  readonly comparison: Comparison
  readonly names: Readonly<Record<Side, string>>
}

/** The large differences in sentences, the clearest first. */
export const ApartCard = ({ comparison, names }: ApartCardProps) => {
  const text = useText()
  const { t, format } = text
  const differences = differencesOf(comparison).slice(0, MOST)
  const { one, other } = comparison
  const silence =
    Math.min(one.people, other.people) < FEWEST_PEOPLE
      ? "too_few"
      : Math.min(one.buyers, other.buyers) === 0
        ? "no_buyers"
        : "none"
  return (
    <Section title={t("compare.apart.title")} description={t("compare.apart.description")}>
      {differences.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle text-pretty px-6 py-4">
          {t(`compare.apart.${silence}`, { n: format.count(FEWEST_PEOPLE) })}
        </Text>
      ) : (
        <ul className="flex flex-col gap-y-2 px-6 py-4">
          {differences.map((difference) => (
            <li key={difference.name} className="flex items-start gap-x-2">
              <span aria-hidden className="mt-0.5 flex">
                <SideMark side={difference.more} />
              </span>
              <Text as="span" size="small" className="text-pretty">
                {differenceSentence(difference, comparison, names, text)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
