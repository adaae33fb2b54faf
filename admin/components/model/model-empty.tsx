import { Beaker } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { modelPath } from "../../lib/model/model-path"

type ModelEmptyProps = {
  /** Nothing was fitted yet, or there is no fit of the address' id. */
  readonly why: "none" | "gone"
}

/** The page without a fit: why there is none, and where to go. */
export const ModelEmpty = ({ why }: ModelEmptyProps) => {
  const { t } = useText()
  const none = why === "none"
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading>{t("model.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("model.subtitle")}
        </Text>
      </div>
      <div className="flex min-h-72 flex-col items-center justify-center gap-y-4 px-6 py-10 text-center">
        <div className="flex max-w-md flex-col items-center gap-y-1">
          <Beaker className="text-ui-fg-subtle mb-2" aria-hidden />
          <Text size="small" leading="compact" weight="plus">
            {t(none ? "model.empty_title" : "model.gone_title")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t(none ? "model.empty_text" : "model.gone_text")}
          </Text>
        </div>
        <Button asChild variant="secondary" size="small">
          <Link to={none ? "/retention/data" : modelPath()}>
            {t(none ? "model.empty_link" : "model.to_newest")}
          </Link>
        </Button>
      </div>
    </Container>
  )
}
