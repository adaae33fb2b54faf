import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

type GoneProps = {
  readonly title: string
  readonly text: string
  /** The list that it would stand in, and what that is called. */
  readonly to: string
  readonly label: string
}

/** In the place of a page about one thing that is not there (any more), and the way to the others. */
export const Gone = ({ title, text, to, label }: GoneProps) => (
  <Container className="flex min-h-72 flex-col items-center justify-center gap-y-4 text-center">
    <div className="flex max-w-md flex-col gap-y-1">
      <Heading>{title}</Heading>
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {text}
      </Text>
    </div>
    <Button asChild variant="secondary" size="small">
      <Link to={to}>{label}</Link>
    </Button>
  </Container>
)
