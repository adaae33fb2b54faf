import type { MoveNotice } from "../../modules/retention/store/segments/segment-moves-reader"

/** Events of segments. Each carries at most `EVENT_BATCH` entries or exits in `data.data`. */
export const SegmentEvents = {
  ENTERED: "retention.segment_entered",
  EXITED: "retention.segment_exited",
} as const

/** One person in `retention.segment_entered` or `retention.segment_exited`. */
export type SegmentedCustomer = Pick<
  MoveNotice,
  "segment_id" | "segment_name" | "person_id" | "customer_ids" | "occurred_at" | "cause"
>

/** An event as Medusa's event bus takes it. */
export type SegmentMessage = {
  readonly name: (typeof SegmentEvents)[keyof typeof SegmentEvents]
  readonly data: { readonly data: readonly SegmentedCustomer[] }
}

/** Turns one page of entries and exits into events; kinds without any give no event. */
export function segmentMessages(notices: readonly MoveNotice[]): SegmentMessage[] {
  const told = (kind: MoveNotice["kind"]) =>
    notices.filter((notice) => notice.kind === kind).map(toCustomer)
  const messages: SegmentMessage[] = [
    { name: SegmentEvents.EXITED, data: { data: told("exited") } },
    { name: SegmentEvents.ENTERED, data: { data: told("entered") } },
  ]
  return messages.filter(({ data }) => data.data.length > 0)
}

function toCustomer(notice: MoveNotice): SegmentedCustomer {
  const { segment_id, segment_name, person_id, customer_ids, occurred_at, cause } = notice
  return { segment_id, segment_name, person_id, customer_ids, occurred_at, cause }
}
