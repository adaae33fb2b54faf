/** English texts of what the models expect of a person. */
export const enOutlook = {
  title: "What comes next",
  description:
    "What the model expects from their purchases so far. It sets neither tier nor stage.",
  trust: "How far to trust this",
  line: "Chance of buying in 90 days: {{chance}}.",
  chances: "Chance of buying within",
  next: "Next order, if they come back",
  next_around: "around {{day}}",
  next_between: "4 of 5 would order between {{from}} and {{until}}.",
  next_after: "9 of 10 would not order before {{from}}.",
  next_unlikely: "That they come back at all is unlikely.",
  next_none: "too far off to name a day",
  next_none_hint: "Half of such customers take longer than a century.",
  purchases: "Purchases in a year",
  purchases_hint: "expected on average, whether they come back or not",
  value: "Worth over the next year",
  value_margin: "margin",
  value_revenue: "net revenue",
  rests: "{{purchases}} expected purchases × {{spend}} each, discounted at {{rate}} a year.",
  rests_plain: "{{purchases}} expected purchases × {{spend}} each.",
  rests_margin:
    "{{purchases}} expected purchases × {{spend}} each, discounted at {{rate}} a year: {{revenue}} of net revenue, of which {{margin}} is margin.",
  rests_margin_plain:
    "{{purchases}} expected purchases × {{spend}} each: {{revenue}} of net revenue, of which {{margin}} is margin.",
  spend_own_one:
    "What a purchase is worth leans on {{n}} repeat purchase of theirs, of {{mean}}, and on what others spend.",
  spend_own_other:
    "What a purchase is worth leans on {{n}} repeat purchases of theirs, {{mean}} on average, and on what others spend.",
  spend_others:
    "What a purchase is worth is what buyers spend on average, since they have not bought again.",
  no_margin: "Revenue, not margin: no gross margin is set.",
  set_margin: "Set the margin",
  no_value: "not known",
  no_spend: "What customers spend does not fit the model of this shop, so their worth is not told.",
  no_spend_here: "What they will spend cannot be told.",
  basis_one: "From {{n}} purchase day in {{age}}, as of {{time}}.",
  basis_other: "From {{n}} purchase days in {{age}}, as of {{time}}.",
  shut: "No prediction is shown for this shop, since {{reasons}}.",
  shut_plain: "No prediction is shown for this shop: the model did not pass its checks.",
  /** Between two reasons. */
  between: ", and ",
  why: "See why",
  check: {
    buyers: "it has too few buyers yet",
    history: "its history is too short yet",
    fit: "the model does not fit its purchases",
    dropout: "nobody seems to leave it for good",
    calibration: "the model missed what happened in the last 90 days",
  },
  no_model: "Predictions follow once the shop has been measured, at the latest tonight.",
  not_yet: "Predictions follow with the next measuring of the shop.",
} as const

/** English texts of the curve below a person's purchases. */
export const enChance = {
  label: "Chance of buying within {{days}}",
  keys: "Arrow keys go from day to day.",
  before: "{{chance}} before the purchase",
  if_nothing: "if nothing happens until then",
  day: "Day",
  what: "What happened",
  column_before: "Chance before",
  column_chance: "Chance then",
  row: {
    purchase: "Purchase",
    today: "Today",
    ahead: "If nothing happens",
  },
} as const
