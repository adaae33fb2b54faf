import { Container, Heading, Hint, Input, Label, Textarea } from "@medusajs/ui"
import { useText } from "../../../hooks/use-text"

/** Letters at most. */
export const LONGEST_NAME = 100
export const LONGEST_DESCRIPTION = 1000

type NamingSectionProps = {
  readonly title: string
  readonly name: string
  readonly description: string
  readonly nameProblem: string | null
  readonly onName: (name: string) => void
  readonly onDescription: (description: string) => void
}

/** What the segment is called, and what it is for. */
export const NamingSection = ({
  title,
  name,
  description,
  nameProblem,
  onName,
  onDescription,
}: NamingSectionProps) => {
  const { t } = useText()
  const tooLong = description.length > LONGEST_DESCRIPTION
  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <Heading>{title}</Heading>
      <div className="grid items-start gap-x-6 gap-y-4 lg:grid-cols-2">
        <div className="flex flex-col gap-y-1.5">
          <Label htmlFor="segment-name" size="small" weight="plus">
            {t("segments.builder.name")}
          </Label>
          <Input
            id="segment-name"
            autoComplete="off"
            placeholder={t("segments.builder.name_placeholder")}
            value={name}
            aria-invalid={nameProblem !== null}
            aria-describedby="segment-name-problem"
            onChange={(event) => onName(event.target.value)}
          />
          <div id="segment-name-problem" aria-live="polite">
            {nameProblem !== null && (
              <Hint variant="error" className="text-pretty break-words">
                {nameProblem}
              </Hint>
            )}
          </div>
        </div>
        <div className="flex flex-col gap-y-1.5">
          <Label htmlFor="segment-description" size="small" weight="plus">
            {t("segments.builder.description")}
          </Label>
          <Textarea
            id="segment-description"
            rows={1}
            className="min-h-8"
            placeholder={t("segments.builder.description_placeholder")}
            value={description}
            aria-invalid={tooLong}
            onChange={(event) => onDescription(event.target.value)}
          />
          {tooLong && <Hint variant="error">{t("segments.builder.long_description")}</Hint>}
        </div>
      </div>
    </Container>
  )
}
