/** What each setting is called and does, in English. */
export const enSettingFields = {
  base_currency: {
    label: "Base currency",
    hint: "Revenue, baskets and cut points are in this currency.",
  },
  rates: {
    label: "Exchange rates",
    hint: "What one unit of another currency is worth. Orders in a currency without a rate count as purchases, but not as money.",
  },
  margin: {
    label: "Gross margin",
    hint: "What remains of revenue after the cost of goods. Leave it empty while you do not know it: nothing is said in margin then.",
  },
  annual_discount_rate: {
    label: "Discount rate",
    hint: "How much less money is worth a year from now: what a customer is expected to bring is discounted by it. 0% leaves it as it is.",
  },
  time_zone: {
    label: "Time zone",
    hint: "Purchase days, months and nights are counted here. Two orders on one day make one purchase day.",
  },
  tier: {
    window_days: {
      label: "Tier window",
      hint: "Purchases in this time before a customer's own last purchase count for the tier.",
    },
    high_value_percentile: {
      label: "High value above",
      hint: "High value has spent more than this share of all buyers.",
    },
    mid_value_percentile: {
      label: "Mid value above",
      hint: "Mid value has spent more than this share of all buyers.",
    },
    high_value_min_days: {
      label: "Purchase days for high value",
      hint: "High value also asks for purchases on at least this many days, so that one large order is not enough.",
    },
    potential_max_days: {
      label: "Purchase days for potential",
      hint: "Potential are buyers with at most this many purchase days, a basket no smaller than the median, and not dormant yet.",
    },
    grace_days: {
      label: "Grace period",
      hint: "Who falls below a tier keeps it for this long. The way up is taken at once.",
    },
  },
  stage: {
    method: {
      label: "Limits come from",
      hint: "Days of silence at which a customer is at risk, dormant and lost.",
    },
    percentiles: { label: "Share of reorders" },
    floors: { label: "Not below" },
    ceilings: { label: "Not above" },
    fixed_days: { label: "Fixed days" },
    gap_window_days: {
      label: "Rhythm window",
      hint: "Only gaps between purchases that ended in this time tell the rhythm.",
    },
    min_gaps: {
      label: "Gaps needed",
      hint: "With fewer gaps than this the rhythm is not trusted, and the fixed days are used.",
    },
    min_history_days: {
      label: "History needed",
      hint: "With a shorter history than this the fixed days are used.",
    },
    max_monthly_change: {
      label: "Monthly change at most",
      hint: "Limits are measured anew each month, and move by no more than this share of themselves.",
    },
    new_days: {
      label: "New for",
      hint: "How long a customer counts as new after the first purchase.",
    },
    reactivated_days: {
      label: "Reactivated for",
      hint: "How long a customer counts as reactivated after the purchase that ended a dormant silence.",
    },
    slowing: {
      min_purchase_days: {
        label: "Purchase days for slowing",
        hint: "Who has bought on fewer days has no rhythm of their own yet.",
      },
      min_silence_days: {
        label: "Silence for slowing",
        hint: "A shorter silence is never slowing down.",
      },
      gap_factor: {
        label: "Own gaps for slowing",
        hint: "Slowing begins when the silence exceeds the customer's own median gap this many times.",
      },
    },
  },
  portrait: {
    late_after_days: {
      label: "Late after",
      hint: "An order that takes more days than this to leave, or to arrive, was late.",
    },
    refunded_share: {
      label: "Refunded from",
      hint: "An order counts as refunded once at least this share of what was paid has been given back.",
    },
    gift_seasons: {
      label: "Gift seasons",
      hint: "When people buy for others. Whoever has bought once, in such a season, may have had no reason of their own to come back. Both days belong to it, each year anew.",
    },
  },
  offers: {
    code_prefix: {
      label: "Codes begin with",
      hint: "Letters from A to Z, digits from 2 to 9. Thirteen characters drawn at random follow.",
    },
    largest_discount: {
      label: "Largest discount",
      hint: "No coupon takes more than this share off a basket. An amount therefore needs a smallest basket.",
    },
    margin_guard: {
      label: "Keep within the margin",
      hint: "No discount above the gross margin, once you have entered that.",
    },
    rest_days: {
      label: "Rest between offers",
      hint: "Who was given a coupon gets none from another batch for this long.",
    },
    valid_days: {
      label: "Valid for",
      hint: "Whole days after the day of issue, where a batch names no end.",
    },
    budget: {
      amount: {
        label: "Budget of a batch",
        hint: "What the coupons of a batch may cost together, where it names no budget. Empty is no limit.",
      },
      count: {
        label: "Coupons of a batch",
        hint: "How many a batch may issue, where it names no number. Empty is no limit.",
      },
    },
    purge_after_days: {
      label: "Tidy up after",
      hint: "So long after its end, the promotion of an unused coupon is deleted in Medusa. What is recorded here stays.",
    },
  },
  mirror: {
    customer_metadata: {
      label: "Customer metadata",
      hint: "Names of metadata fields on customers, up to 20.",
    },
    order_metadata: {
      label: "Order metadata",
      hint: "Names of metadata fields on orders, up to 20.",
    },
  },
  seen: {
    storefront: {
      label: "Products looked at",
      hint: "Lets the storefront tell which products a logged-in customer looks at. Off until your storefront does so, and until your privacy notice says so.",
    },
  },
} as const
