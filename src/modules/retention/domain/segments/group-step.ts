/**
 * What we did with a customer record in the group that a segment fills.
 * - `adding`: noted before Medusa is told; after a crash nobody knows whether it was
 * - `added`: we put it in, and saw it there
 * - `removing`: noted before Medusa is told to take it out
 * - `removed_by_hand`: we put it in, somebody took it out; not put in again until readmitted
 */
export type SegmentGroupState = "adding" | "added" | "removing" | "removed_by_hand"

/** How a customer record stands to a group, as read. */
export type GroupFacts = {
  /** Its person is in the segment, and records of its kind are let in. */
  readonly is_wanted: boolean
  readonly is_in_group: boolean
  /** Null: we never did anything with it. */
  readonly state: SegmentGroupState | null
}

/** What to tell Medusa, and what to note before; null: nothing, and nothing any more. */
export type GroupStep = {
  readonly action: "add" | "remove" | null
  readonly state: SegmentGroupState | null
}

/**
 * What has to be done with a customer record, so that the group follows the segment and whatever
 * somebody did there by hand stays as it is. Asked again after Medusa was told, it says whether
 * that came true.
 */
export function groupStep({ is_wanted, is_in_group, state }: GroupFacts): GroupStep {
  switch (state) {
    case null:
      // In already, by hand: theirs, whether wanted or not.
      return is_wanted && !is_in_group ? ADD : { action: null, state: null }
    case "adding":
    case "removing":
      if (is_wanted) {
        return is_in_group ? { action: null, state: "added" } : ADD
      }
      return is_in_group ? REMOVE : { action: null, state: null }
    case "added":
      if (!is_in_group) {
        return { action: null, state: "removed_by_hand" }
      }
      return is_wanted ? { action: null, state: "added" } : REMOVE
    case "removed_by_hand":
      // Back in by hand: now theirs.
      return { action: null, state: is_in_group ? null : "removed_by_hand" }
  }
}

const ADD: GroupStep = { action: "add", state: "adding" }
const REMOVE: GroupStep = { action: "remove", state: "removing" }
