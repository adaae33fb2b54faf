import type { Policy } from "../../policy/schema"
import type { FieldValue, SegmentFacts, SegmentPrediction } from "../facts"
import { defineField, known, type FieldDefinition, type FieldSource } from "../field"

const MOST_PURCHASES = 100_000

const onPrediction = (column: keyof SegmentPrediction): FieldSource => ({
  from: "column",
  table: "prediction",
  column,
  in_base_currency: true,
})

/** What a prediction says, unless it was made in another currency than the policy's. */
function said(
  { prediction }: SegmentFacts,
  { base_currency }: Policy,
  name: keyof SegmentPrediction
): FieldValue[] {
  return prediction?.currency_code === base_currency ? known(prediction[name]) : []
}

const chance = (name: "chance_30" | "chance_90" | "chance_365"): FieldDefinition =>
  defineField({
    name,
    group: "prediction",
    kind: "number",
    nullable: true,
    unit: "share",
    min: 0,
    max: 1,
    source: onPrediction(name),
    read: (facts, { policy }) => said(facts, policy, name),
  })

/** What the model in force expects of a buyer; unknown while there is none. */
export const PREDICTION_FIELDS: readonly FieldDefinition[] = [
  chance("chance_30"),
  chance("chance_90"),
  chance("chance_365"),
  defineField({
    name: "clv",
    group: "prediction",
    kind: "money",
    nullable: true,
    unit: "currency",
    source: onPrediction("clv"),
    read: (facts, { policy }) => said(facts, policy, "clv"),
  }),
  defineField({
    name: "expected_purchases",
    group: "prediction",
    kind: "number",
    nullable: true,
    min: 0,
    max: MOST_PURCHASES,
    source: onPrediction("expected_purchases"),
    read: (facts, { policy }) => said(facts, policy, "expected_purchases"),
  }),
  defineField({
    name: "next_purchase_at",
    group: "prediction",
    kind: "time",
    nullable: true,
    source: onPrediction("next_purchase_at"),
    read: (facts, { policy }) => said(facts, policy, "next_purchase_at"),
  }),
]
