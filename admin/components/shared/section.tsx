import { Container, Heading, Text } from "@medusajs/ui"
import { useId, type ReactNode } from "react"

type SectionProps = {
  readonly title: string
  readonly description?: ReactNode
  /** Stands at the right of the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A card of the page with its heading, in the dashboard's own proportions. */
export const Section = ({ title, description, aside, children }: SectionProps) => {
  const headingId = useId()
  return (
    <Container className="flex flex-col divide-y p-0">
      <section aria-labelledby={headingId} className="flex flex-1 flex-col divide-y">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-4">
          <div className="min-w-0 flex-1 basis-56">
            <Heading level="h2" id={headingId}>
              {title}
            </Heading>
            {description && (
              <Text size="small" className="text-ui-fg-subtle text-pretty">
                {description}
              </Text>
            )}
          </div>
          {aside}
        </div>
        {children}
      </section>
    </Container>
  )
}
