import { XMarkMini } from "@medusajs/icons"
import { Badge, Button, Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useController } from "react-hook-form"
import { useText } from "../../hooks/use-text"
import type { Draft } from "../../lib/settings/draft"
import { SettingRow } from "./setting-row"

/** A setting that is a list of names of metadata fields. */
export const NamesSetting = ({ name }: { name: `mirror.${keyof Draft["mirror"]}` }) => {
  const { t } = useText()
  const { field, fieldState } = useController<Draft, typeof name>({ name })
  const [text, setText] = useState("")
  const id = `setting-${name}`
  const names: readonly string[] = field.value
  const add = () => {
    const added = text.trim()
    if (added !== "") {
      field.onChange([...names.filter((other) => other !== added), added].sort())
      setText("")
    }
  }
  return (
    <SettingRow
      id={id}
      label={t(`settings.field.${name}.label`)}
      hint={t(`settings.field.${name}.hint`)}
      error={fieldState.error?.message ?? itemError(fieldState.error)}
    >
      <div className="flex max-w-sm items-center gap-x-2">
        <div className="flex-1">
          <Input
            id={id}
            ref={field.ref}
            value={text}
            autoComplete="off"
            placeholder={t("settings.names.placeholder")}
            aria-describedby={`${id}-hint ${id}-error`}
            aria-invalid={fieldState.invalid}
            onBlur={() => {
              // What was typed and not added is meant all the same.
              add()
              field.onBlur()
            }}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              // An input method's Enter takes over its suggestion.
              if (event.key === "Enter" && !event.nativeEvent.isComposing) {
                event.preventDefault()
                add()
              }
            }}
          />
        </div>
        <Button
          type="button"
          variant="secondary"
          size="small"
          onClick={add}
          disabled={text.trim() === ""}
        >
          {t("settings.names.add")}
        </Button>
      </div>
      {names.length === 0 ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("settings.names.none")}
        </Text>
      ) : (
        <ul className="flex flex-wrap gap-1.5" aria-label={t(`settings.field.${name}.label`)}>
          {names.map((one) => (
            <li key={one} className="min-w-0">
              <Badge size="2xsmall" className="max-w-full gap-x-0.5 pr-0.5">
                <code className="truncate">{one}</code>
                <button
                  type="button"
                  aria-label={t("settings.names.remove", { name: one })}
                  className="text-ui-fg-subtle hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded-sm outline-none disabled:hidden"
                  onClick={() => field.onChange(names.filter((other) => other !== one))}
                >
                  <XMarkMini aria-hidden />
                </button>
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </SettingRow>
  )
}

/** A list's error may be kept at its root. */
function itemError(error: unknown): string | undefined {
  const root = (error as { readonly root?: { readonly message?: string } } | undefined)?.root
  return root?.message
}
