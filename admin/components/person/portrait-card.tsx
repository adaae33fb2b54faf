import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { Profile } from "../../lib/person/types"
import { Section } from "../shared/section"
import { FavouriteProducts } from "./favourite-products"
import { PortraitFacts } from "./portrait-facts"
import { SignalList } from "./signal-list"

/** What a person likes, when and how they buy, and why they may have left. */
export const PortraitCard = ({ profile: { portrait, stage } }: { profile: Profile }) => {
  const { t } = useText()
  return (
    <Section title={t("person.portrait.title")} description={t("person.portrait.description")}>
      {portrait ? (
        <>
          <SignalList signals={portrait.signals} stage={stage} />
          {portrait.purchases > 0 && <PortraitFacts portrait={portrait} />}
          {portrait.favourite_products.length > 0 && <FavouriteProducts portrait={portrait} />}
        </>
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("person.portrait.none")}
        </Text>
      )}
    </Section>
  )
}
