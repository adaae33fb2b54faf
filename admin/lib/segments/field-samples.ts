import type { FieldMap } from "./fields"
import type { FieldGroup, FieldKind, Operator, SegmentField } from "./types"

/** For specs: fields as the API describes them, some of each kind. */

const COMPARISONS: readonly Operator[] = ["eq", "ne", "gt", "gte", "lt", "lte", "between"]

const OPERATORS: Readonly<Record<FieldKind, readonly Operator[]>> = {
  choice: ["in", "not_in"],
  flag: ["is"],
  integer: COMPARISONS,
  number: COMPARISONS,
  money: COMPARISONS,
  time: ["in_last", "more_than_ago", "between_ago", "in_next", "before", "after", "between"],
  list: ["any_of", "all_of", "none_of"],
  text: ["in", "not_in", "contains", "starts_with"],
}

type Sample = [name: string, group: FieldGroup, kind: FieldKind, more?: Partial<SegmentField>]

const SAMPLES: readonly Sample[] = [
  ["tier", "value", "choice", { options: ["high_value", "potential", "mid_value", "low_value"] }],
  ["total_revenue", "value", "money"],
  ["rfm_r", "value", "integer", { min: 1, max: 5 }],
  ["slowing", "lifecycle", "flag"],
  ["silence_days", "lifecycle", "number", { unit: "days", min: 0 }],
  ["last_purchase_at", "lifecycle", "time", { nullable: true }],
  ["orders", "orders", "integer", { window: true, min: 0 }],
  ["revenue", "orders", "money", { window: true, unit: "currency" }],
  ["bought_products", "products", "list", { window: true, reference: "product" }],
  ["promotion_codes", "orders", "list", { window: true, reference: "promotion_code" }],
  ["holds_coupon", "coupons", "flag"],
  ["coupons_issued", "coupons", "integer", { window: true, min: 0 }],
  ["chance_90", "prediction", "number", { unit: "share", min: 0, max: 1 }],
  ["next_purchase_at", "prediction", "time", { nullable: true }],
  ["country", "portrait", "list", { reference: "country", operators: ["any_of", "none_of"] }],
  ["customer_metadata.vip", "custom", "text"],
  ["x_points", "custom", "integer", { label: { en: "Loyalty points", zhCN: "积分" } }],
]

export const SAMPLE_FIELDS: FieldMap = new Map(
  SAMPLES.map(([name, group, kind, more = {}]) => [
    name,
    {
      name,
      group,
      kind,
      operators: [...OPERATORS[kind], ...(more.nullable ? (["set", "not_set"] as const) : [])],
      nullable: false,
      options: null,
      reference: null,
      unit: null,
      min: null,
      max: null,
      window: false,
      label: null,
      ...more,
    },
  ])
)
