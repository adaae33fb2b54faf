import { useDeferredValue, useState } from "react"
import { useSegmentChoices } from "../../hooks/use-segment-choices"
import { useText } from "../../hooks/use-text"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { ChoiceList } from "./choice-list"

type SegmentEditorProps = {
  /** Ids. */
  readonly chosen: readonly string[]
  readonly onToggle: (id: string, chosen: boolean) => void
}

/** Some of the shop's segments, to be looked for by name. */
export const SegmentEditor = ({ chosen, onToggle }: SegmentEditorProps) => {
  const { t } = useText()
  const [sought, setSought] = useState("")
  const { options, isPending, error } = useSegmentChoices(useDeferredValue(sought.trim()), null)
  return (
    <ChoiceList
      label={t("customers.by.segment")}
      options={options}
      chosen={chosen}
      onToggle={onToggle}
      search={{ sought, onSeek: setSought }}
    >
      {isPending ? <Loading height={96} /> : error ? <Failed error={error} /> : undefined}
    </ChoiceList>
  )
}
