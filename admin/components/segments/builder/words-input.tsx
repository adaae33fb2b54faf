import { XMarkMini } from "@medusajs/icons"
import { Badge, Input } from "@medusajs/ui"
import { useState } from "react"
import { useText } from "../../../hooks/use-text"

type WordsInputProps = {
  readonly label: string
  readonly words: readonly string[]
  readonly invalid: boolean
  readonly onChange: (words: readonly string[]) => void
}

/** Some words, each typed and taken in by Enter or a comma; what is left typed is meant too. */
export const WordsInput = ({ label, words, invalid, onChange }: WordsInputProps) => {
  const { t } = useText()
  const [typed, setTyped] = useState("")
  const take = () => {
    const added = typed
      .split(/[,，、\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== "")
    if (added.length > 0) {
      onChange([...new Set([...words, ...added])])
    }
    setTyped("")
  }
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1.5">
      {words.map((word) => (
        <Badge key={word} size="2xsmall" className="max-w-48 gap-x-0.5 pr-0.5">
          <span className="truncate" title={word}>
            {word}
          </span>
          <button
            type="button"
            aria-label={t("segments.builder.word_remove", { word })}
            className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded-sm outline-none"
            onClick={() => onChange(words.filter((other) => other !== word))}
          >
            <XMarkMini aria-hidden />
          </button>
        </Badge>
      ))}
      <span className="w-44">
        <Input
          size="small"
          autoComplete="off"
          aria-label={label}
          aria-invalid={invalid}
          placeholder={t("segments.builder.word")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            // An input method's Enter takes over its suggestion.
            if (event.nativeEvent.isComposing) {
              return
            }
            if (event.key === "Enter" || event.key === ",") {
              event.preventDefault()
              take()
            } else if (event.key === "Backspace" && typed === "") {
              onChange(words.slice(0, -1))
            }
          }}
        />
      </span>
    </span>
  )
}
