import { calendarDay } from "../../time/calendar-day"
import { STAGES } from "../../types"
import { defineField, known, type FieldDefinition } from "../field"
import { onProfile } from "./on-profile"

/** A hundred years. */
const LONGEST_SILENCE_DAYS = 36_500

/** How alive the relationship is. */
export const LIFECYCLE_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "stage",
    group: "lifecycle",
    kind: "choice",
    options: STAGES,
    source: onProfile("stage"),
    read: ({ profile }) => [profile.stage],
  }),
  defineField({
    name: "previous_stage",
    group: "lifecycle",
    kind: "choice",
    nullable: true,
    options: STAGES,
    source: onProfile("previous_stage"),
    read: ({ profile }) => known(profile.previous_stage),
  }),
  defineField({
    name: "stage_changed_at",
    group: "lifecycle",
    kind: "time",
    nullable: true,
    source: { ...onProfile("stage_changed_at"), unless_null: "previous_stage" },
    read: ({ profile }) => known(profile.previous_stage && profile.stage_changed_at),
  }),
  defineField({
    name: "slowing",
    group: "lifecycle",
    kind: "flag",
    source: onProfile("slowing"),
    read: ({ profile }) => [profile.slowing],
  }),
  // Days of the calendar, so that it turns at midnight as everything with days does.
  defineField({
    name: "silence_days",
    group: "lifecycle",
    kind: "integer",
    nullable: true,
    unit: "days",
    min: 0,
    max: LONGEST_SILENCE_DAYS,
    source: { from: "days_since", table: "profile", column: "last_purchase_at" },
    read: ({ profile: { last_purchase_at: last } }, { policy, now }) =>
      last ? [calendarDay(now, policy.time_zone) - calendarDay(last, policy.time_zone)] : [],
  }),
  defineField({
    name: "next_stage_at",
    group: "lifecycle",
    kind: "time",
    nullable: true,
    source: onProfile("next_stage_at"),
    read: ({ profile }) => known(profile.next_stage_at),
  }),
]
