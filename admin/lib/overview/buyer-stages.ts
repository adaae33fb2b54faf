/** The stages of those who have bought, from the liveliest to the most silent. */
export const BUYER_STAGES = ["new", "active", "reactivated", "at_risk", "dormant", "lost"] as const

/** See {@link BUYER_STAGES}. */
export type BuyerStage = (typeof BUYER_STAGES)[number]
