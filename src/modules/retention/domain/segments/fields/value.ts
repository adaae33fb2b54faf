import { RFM_GROUPS, TIERS } from "../../types"
import { defineField, known, type FieldDefinition } from "../field"
import { onProfile } from "./on-profile"

const score = (name: "rfm_r" | "rfm_f" | "rfm_m"): FieldDefinition =>
  defineField({
    name,
    group: "value",
    kind: "integer",
    nullable: true,
    min: 1,
    max: 5,
    source: onProfile(name),
    read: ({ profile }) => known(profile[name]),
  })

/** What a person is worth. */
export const VALUE_FIELDS: readonly FieldDefinition[] = [
  defineField({
    name: "tier",
    group: "value",
    kind: "choice",
    nullable: true,
    options: TIERS,
    source: onProfile("tier"),
    read: ({ profile }) => known(profile.tier),
  }),
  defineField({
    name: "previous_tier",
    group: "value",
    kind: "choice",
    nullable: true,
    options: TIERS,
    source: onProfile("previous_tier"),
    read: ({ profile }) => known(profile.previous_tier),
  }),
  // Nobody changed by being installed: without a tier before there was no change.
  defineField({
    name: "tier_changed_at",
    group: "value",
    kind: "time",
    nullable: true,
    source: { ...onProfile("tier_changed_at"), unless_null: "previous_tier" },
    read: ({ profile }) => known(profile.previous_tier && profile.tier_changed_at),
  }),
  score("rfm_r"),
  score("rfm_f"),
  score("rfm_m"),
  defineField({
    name: "rfm_group",
    group: "value",
    kind: "choice",
    nullable: true,
    options: RFM_GROUPS,
    source: onProfile("rfm_group"),
    read: ({ profile }) => known(profile.rfm_group),
  }),
]
