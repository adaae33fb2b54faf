import { Button, Popover } from "@medusajs/ui"
import { useState } from "react"
import { type Preset, PRESETS } from "../../../../src/modules/retention/domain/segments/presets"
import { useText } from "../../../hooks/use-text"
import { Ask } from "../../shared/ask"
import { SearchList } from "./search-list"

type PresetMenuProps = {
  /** There are conditions that would be lost. */
  readonly replaces: boolean
  readonly onChoose: (preset: Preset) => void
}

/** The ready-made segments, whose conditions one can begin with. */
export const PresetMenu = ({ replaces, onChoose }: PresetMenuProps) => {
  const { t, format } = useText()
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState("")
  const [asked, setAsked] = useState<Preset | null>(null)
  const sought = query.trim().toLocaleLowerCase(format.locale)
  const options = PRESETS.map(({ key }) => ({
    value: key,
    label: t(`segments.preset.${key}.name`),
    hint: t(`segments.preset.${key}.description`),
  })).filter(({ label, hint }) =>
    [label, hint].some((text) => text.toLocaleLowerCase(format.locale).includes(sought))
  )
  return (
    <>
      <Popover
        open={open}
        onOpenChange={(to) => {
          setOpen(to)
          setQuery("")
        }}
      >
        <Popover.Trigger asChild>
          <Button type="button" size="small" variant="secondary">
            {t("segments.builder.start")}
          </Button>
        </Popover.Trigger>
        <Popover.Content align="end" aria-label={t("segments.builder.start")} className="w-96 p-0">
          <SearchList
            label={t("segments.builder.start_find")}
            groups={[{ title: null, options }]}
            query={query}
            onQuery={setQuery}
            chosen={[]}
            nothing={t("segments.builder.start_none")}
            onChoose={(key) => {
              const preset = PRESETS.find((one) => one.key === key)
              setOpen(false)
              if (preset && replaces) {
                setAsked(preset)
              } else if (preset) {
                onChoose(preset)
              }
            }}
          />
        </Popover.Content>
      </Popover>
      {asked && (
        <Ask
          title={t("segments.builder.replace_title")}
          text={t("segments.builder.replace_text", {
            name: t(`segments.preset.${asked.key}.name`),
          })}
          action={t("segments.builder.replace")}
          cancel={t("segments.builder.cancel")}
          onDo={() => onChoose(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
