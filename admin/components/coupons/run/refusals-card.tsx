import { Button, Drawer } from "@medusajs/ui"
import { useText } from "../../../hooks/use-text"
import type { CouponRun } from "../../../lib/coupons/types"
import { Section } from "../../shared/section"
import { refusalWords } from "../shared/refusal-words"
import { RefusedPeople } from "./refused-people"

/** How many got no coupon for each reason; who, in a drawer. */
export const RefusalsCard = ({ run }: { run: CouponRun }) => {
  const text = useText()
  const { t, format } = text
  return (
    <Section
      title={t("coupons.run.why")}
      aside={
        <Drawer>
          <Drawer.Trigger asChild>
            <Button size="small" variant="secondary">
              {t("coupons.run.who")}
            </Button>
          </Drawer.Trigger>
          <Drawer.Content aria-describedby={undefined}>
            <Drawer.Header>
              <Drawer.Title>{t("coupons.run.why")}</Drawer.Title>
            </Drawer.Header>
            <RefusedPeople run={run} />
          </Drawer.Content>
        </Drawer>
      }
    >
      <ul className="flex flex-col gap-y-2 px-6 py-4">
        {run.refused.map(({ reason, people }) => (
          <li
            key={reason}
            className="txt-compact-small text-ui-fg-subtle flex justify-between gap-x-4"
          >
            <span>{refusalWords(reason, text)}</span>
            <span className="text-ui-fg-base tabular-nums">{format.count(people)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
