/** English names of the ready-made segments, by their keys; the server's own are the same. */
export const enSegmentPresets = {
  high_value: { name: "High value", description: "The customers who are worth the most." },
  potential: {
    name: "Potential",
    description: "New or rare buyers whose baskets are as large as those of regulars.",
  },
  mid_value: { name: "Mid value", description: "Solid buyers below the top." },
  low_value: { name: "Low value", description: "Buyers who have spent little so far." },
  dormant: { name: "Dormant", description: "Silent for so long that few come back by themselves." },
  lost: { name: "Lost", description: "Silent for longer than almost any customer who came back." },
  new_high_spenders: {
    name: "New high spenders",
    description: "First bought lately, and spent more than is usual.",
  },
  at_risk_high_value: {
    name: "High value at risk",
    description: "The best customers who are slipping away.",
  },
  one_time_buyers: { name: "One-time buyers", description: "Bought once and never again." },
  ripe_for_second: {
    name: "Ripe for a second order",
    description: "Bought once, and about as long ago as others come back.",
  },
  discount_only: {
    name: "Discount only",
    description: "Bought more than once, and only ever on discount.",
  },
  due_to_reorder: {
    name: "Due to reorder",
    description: "Expected to order again in the next two weeks.",
  },
  recently_reactivated: {
    name: "Recently reactivated",
    description: "Came back after a long silence.",
  },
  slowing_down: {
    name: "Slowing down",
    description: "Silent for longer than is usual for themselves.",
  },
  never_bought: { name: "Never bought", description: "Known to the shop, without an order." },
} as const
