import type { TransitionNotice } from "../../modules/retention/store/transition-store"

/** Events of tiers and stages. Each carries at most {@link EVENT_BATCH} people in `data.data`. */
export const RetentionEvents = {
  TIER_CHANGED: "retention.tier_changed",
  STAGE_CHANGED: "retention.stage_changed",
  CUSTOMER_REACTIVATED: "retention.customer_reactivated",
} as const

/** People in one event at most. */
export const EVENT_BATCH = 500

/** One person in `retention.tier_changed` or `retention.stage_changed`. */
export type ChangedCustomer = Pick<
  TransitionNotice,
  "person_id" | "customer_ids" | "from" | "to" | "cause" | "occurred_at"
>

/** One person in `retention.customer_reactivated`. */
export type ReactivatedCustomer = Pick<TransitionNotice, "person_id" | "customer_ids"> & {
  /** The order that ended the silence. */
  readonly order_id: string
}

/** An event as Medusa's event bus takes it. */
export type RetentionMessage = {
  readonly name: (typeof RetentionEvents)[keyof typeof RetentionEvents]
  readonly data: { readonly data: readonly (ChangedCustomer | ReactivatedCustomer)[] }
}

/** Turns one page of transitions into events; kinds without a change give no event. */
export function messagesOf(notices: readonly TransitionNotice[]): RetentionMessage[] {
  const changed = (kind: TransitionNotice["kind"]) =>
    notices.filter((notice) => notice.kind === kind).map(toChanged)
  const reactivated = notices.flatMap(({ person_id, customer_ids, reactivated_by }) =>
    reactivated_by === null ? [] : [{ person_id, customer_ids, order_id: reactivated_by }]
  )
  const messages: RetentionMessage[] = [
    { name: RetentionEvents.TIER_CHANGED, data: { data: changed("tier") } },
    { name: RetentionEvents.STAGE_CHANGED, data: { data: changed("stage") } },
    { name: RetentionEvents.CUSTOMER_REACTIVATED, data: { data: reactivated } },
  ]
  return messages.filter(({ data }) => data.data.length > 0)
}

function toChanged(notice: TransitionNotice): ChangedCustomer {
  const { person_id, customer_ids, from, to, cause, occurred_at } = notice
  return { person_id, customer_ids, from, to, cause, occurred_at }
}
