import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import type { Profile } from "../../lib/person/types"

/** What comes next in one line: the chance of buying, and the first reason why they may have left. */
export const OutlookLine = ({ profile: { prediction, portrait } }: { profile: Profile }) => {
  const { t, format } = useText()
  const [signal] = portrait?.signals ?? []
  if (!prediction && !signal) {
    return null
  }
  return (
    <Text size="small" className="text-ui-fg-subtle text-pretty">
      {[
        prediction && t("person.outlook.line", { chance: format.chance(prediction.chance_90) }),
        signal && t(`person.portrait.line.${signal.name}`),
      ]
        .filter(Boolean)
        .join(" ")}
    </Text>
  )
}
