import { History } from "@medusajs/icons"
import { Container, Heading, Text } from "@medusajs/ui"
import type { Backfill } from "../../hooks/use-backfill"
import { useText } from "../../hooks/use-text"
import { canGoOn } from "../../lib/backfill"
import { BackfillProgress } from "../data/backfill-progress"
import { BackfillStopped } from "../data/backfill-stopped"
import { BackfillStart } from "./backfill-start"

/** The page before its first figures: says what is to be read, starts it, shows how far it is. */
export const BackfillCard = ({ backfill }: { backfill: Backfill }) => {
  const { t } = useText()
  const stopped = backfill.state !== null && canGoOn(backfill.state) ? backfill.state : null
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading>{t("overview.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("overview.subtitle")}
        </Text>
      </div>
      <div className="flex min-h-80 flex-col items-center justify-center gap-y-4 px-6 py-10 text-center">
        {backfill.running ? (
          <BackfillProgress state={backfill.running} />
        ) : (
          <>
            <div className="flex max-w-md flex-col items-center gap-y-1">
              <History className="text-ui-fg-subtle mb-2" aria-hidden />
              <Text size="small" leading="compact" weight="plus">
                {t("backfill.empty_title")}
              </Text>
              <Text size="small" className="text-ui-fg-subtle text-pretty">
                {t("backfill.empty_text")}
              </Text>
            </div>
            <BackfillStart backfill={backfill} stopped={stopped !== null} variant="primary" />
            {stopped && <BackfillStopped state={stopped} />}
          </>
        )}
      </div>
    </Container>
  )
}
