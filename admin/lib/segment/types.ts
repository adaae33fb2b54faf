import type { ListedCustomer } from "../customers/listed-customer"
import type { SegmentSyncState } from "../segments/types"

/** Why somebody came into a segment, or left it. */
export type MembershipCause = "build" | "rule" | "backfill" | "change" | "night"

/** A row of `GET /admin/retention/segments/:id/members`. */
export type SegmentMember = ListedCustomer & {
  readonly entered_at: string
  readonly cause: MembershipCause
}

/** A page of a segment's members. */
export type MemberList = {
  readonly members: readonly SegmentMember[]
  readonly count: number
  /** True when there are more than were counted. */
  readonly count_exceeded: boolean
  readonly currency: string
}

/** Whether somebody came or went. */
export const MOVE_KINDS = ["entered", "exited"] as const
export type MoveKind = (typeof MOVE_KINDS)[number]

/** A row of `GET /admin/retention/segments/:id/moves`. */
export type SegmentMove = {
  readonly id: string
  readonly person_id: string
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly kind: MoveKind
  readonly occurred_at: string
  /** When the stay began that ended; null for entries. */
  readonly entered_at: string | null
  readonly cause: MembershipCause
}

/** A page of entries and exits, newest first. */
export type MoveList = { readonly moves: readonly SegmentMove[]; readonly count: number }

/** One day of a segment: who was in it at its end, and who came and went. */
export type SegmentDay = {
  /** `YYYY-MM-DD` in the history's zone. */
  readonly day: string
  readonly people: number
  /** Their lifetime net revenue, decimal string; null where it was not added up. */
  readonly revenue: string | null
  readonly entered: number
  readonly exited: number
}

/** `GET /admin/retention/segments/:id/history`; days ascending, none missing since it was built. */
export type SegmentHistory = {
  readonly time_zone: string
  readonly currency: string
  readonly days: readonly SegmentDay[]
}

/** Why the customer group stands still. */
export type SyncProblem = {
  readonly kind: "group_deleted" | "segment_stopped" | "failed"
  readonly message: string
}

/** `GET /admin/retention/segments/:id/sync`: how a customer group follows the segment. */
export type SegmentSync = {
  /** Null where Medusa has it no more. */
  readonly customer_group: { readonly id: string; readonly name: string } | null
  readonly enabled: boolean
  readonly include_guests: boolean
  readonly status: SegmentSyncState
  readonly problem: SyncProblem | null
  readonly synced_at: string | null
  /** Customer records that are in the group, by whomever they were put there. */
  readonly in_group: { readonly accounts: number; readonly guests: number }
  readonly by_segment: number
  readonly by_hand: number
  readonly removed_by_hand: number
  /** Guest records of members that are not let in. */
  readonly guests_left_out: number
}

/** Where people's hands and the rule disagree. */
export type ExceptionKind = "by_hand" | "removed_by_hand"

/** A row of `GET /admin/retention/segments/:id/sync/exceptions`. */
export type SyncException = {
  readonly customer_id: string
  /** Null where retention does not know the record. */
  readonly person_id: string | null
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly has_account: boolean
  readonly noticed_at: string | null
}

/** A page of exceptions. */
export type ExceptionList = {
  readonly exceptions: readonly SyncException[]
  readonly count: number
}

/** A segment that a person is in, as `GET /admin/retention/profiles/:id` names it. */
export type SegmentChip = {
  readonly id: string
  readonly name: string
  /** The key of the ready-made one that it was made from. */
  readonly preset: string | null
  readonly entered_at: string
}
