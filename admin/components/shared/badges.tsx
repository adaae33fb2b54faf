import { ArrowPathMini, ClockSolidMini } from "@medusajs/icons"
import { Badge } from "@medusajs/ui"
import type { Stage, Tier } from "../../../src/modules/retention/domain/types"
import { useText } from "../../hooks/use-text"
import { STAGE_TONE, TIER_TONE } from "./tones"

/** A tier as a badge in its colour. */
export const TierBadge = ({ tier }: { tier: Tier }) => (
  <Badge size="2xsmall" color={TIER_TONE[tier]} className="whitespace-nowrap">
    {useText().t(`tier.${tier}`)}
  </Badge>
)

/** A stage as a badge in its colour. */
export const StageBadge = ({ stage }: { stage: Stage }) => (
  <Badge size="2xsmall" color={STAGE_TONE[stage]} className="whitespace-nowrap">
    {stage === "reactivated" && <ArrowPathMini aria-hidden />}
    {useText().t(`stage.${stage}`)}
  </Badge>
)

/** The flag of a person who is silent for longer than is usual for them. */
export const SlowingBadge = () => (
  <Badge size="2xsmall" color="orange" className="whitespace-nowrap">
    <ClockSolidMini aria-hidden />
    {useText().t("customer.slowing")}
  </Badge>
)
