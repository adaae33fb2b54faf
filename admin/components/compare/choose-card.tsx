import { ArrowsPointingOutMini } from "@medusajs/icons"
import { Container, Heading, IconButton, Label, Text, Tooltip } from "@medusajs/ui"
import { useId } from "react"
import { useNavigate } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { comparePath, type CompareUrl } from "../../lib/compare/compare-path"
import { SIDES, type Side } from "../../lib/compare/types"
import { SegmentPicker } from "./segment-picker"
import { SideMark } from "./side-mark"

/** The page's name, and which two segments it compares. */
export const ChooseCard = ({ url }: { url: CompareUrl }) => {
  const { t } = useText()
  const navigate = useNavigate()
  const go = (to: CompareUrl) => void navigate(comparePath(to))
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading>{t("compare.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("compare.subtitle")}
        </Text>
      </div>
      <div className="grid items-end gap-x-3 gap-y-4 px-6 py-4 sm:grid-cols-[1fr_auto_1fr]">
        {SIDES.map((side) => (
          <Field
            key={side}
            side={side}
            value={url[side]}
            onChange={(id) => go({ ...url, [side]: id })}
          />
        ))}
        <Tooltip content={t("compare.swap")}>
          <IconButton
            size="small"
            variant="transparent"
            aria-label={t("compare.swap")}
            disabled={url.one === null && url.other === null}
            onClick={() => go({ one: url.other, other: url.one })}
            className="mb-0.5 sm:col-start-2 sm:row-start-1"
          >
            <ArrowsPointingOutMini aria-hidden className="rotate-45" />
          </IconButton>
        </Tooltip>
      </div>
    </Container>
  )
}

type FieldProps = {
  readonly side: Side
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

const Field = ({ side, value, onChange }: FieldProps) => {
  const { t } = useText()
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-y-1.5">
      <Label htmlFor={id} size="small" weight="plus" className="flex items-center gap-x-1.5">
        <SideMark side={side} />
        {t(`compare.${side}`)}
      </Label>
      <SegmentPicker
        id={id}
        label={t(`compare.${side}`)}
        placeholder={t("compare.placeholder")}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}
