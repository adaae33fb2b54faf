import { enPortrait } from "../../i18n/en-portrait"
import { createFormatter } from "../format/formatter"
import type { TextValues } from "../../hooks/use-text"
import { mayHaveLeft, type Signal } from "./portrait"
import { signalText } from "./signal-text"

const EVIDENCE: Readonly<Record<string, string>> = enPortrait.evidence

/** English texts, filled in. */
const text = {
  format: createFormatter("en", "UTC"),
  t: (key: string, values: TextValues = {}) =>
    key === "units.days"
      ? `${values["n"]} days`
      : (EVIDENCE[key.replace("person.portrait.evidence.", "")] ?? key).replace(
          /{{(\w+)}}/g,
          (_, name: string) => String(values[name])
        ),
}

const ORDER = {
  order_id: "order_1",
  display_id: 7,
  ordered_at: "2026-10-01T19:00:00.000Z",
}
const LATE = { ...ORDER, name: "last_order_late", late_after_days: 7 } as const
const SHIPPED = "2026-10-12T08:00:00.000Z"

describe("the evidence of a signal", () => {
  it.each<[string, Signal]>([
    [
      "Ordered Oct 1, 2026, cancelled Oct 3, 2026.",
      { ...ORDER, name: "last_order_cancelled", canceled_at: "2026-10-03T01:00:00.000Z" },
    ],
    [
      "Ordered Oct 1, 2026: €20.00 of €49.90 given back, 40%.",
      {
        ...ORDER,
        name: "last_order_refunded",
        refunded: "20",
        paid: "49.9",
        currency_code: "eur",
        share: 0.4008,
      },
    ],
    [
      "Ordered Oct 1, 2026: 1 of 3 items returned.",
      { ...ORDER, name: "last_order_returned", returned_quantity: 1, quantity: 3 },
    ],
    [
      "Ordered Oct 1, 2026, shipped Oct 12, 2026: 10 days. More than 7 days is late.",
      { ...LATE, shipped_at: SHIPPED, delivered_at: null, days: 10 },
    ],
    [
      "Ordered Oct 1, 2026, delivered Oct 14, 2026: 12 days. More than 7 days is late.",
      { ...LATE, shipped_at: SHIPPED, delivered_at: "2026-10-14T08:00:00.000Z", days: 12 },
    ],
    [
      "Ordered Oct 1, 2026 and not shipped yet. More than 7 days is late.",
      { ...LATE, shipped_at: null, delivered_at: null, days: null },
    ],
    ["All 5 purchases had a discount.", { name: "only_discount", purchases: 5 }],
    [
      "Ordered Oct 1, 2026, between Dec 27 and Jan 6.",
      { ...ORDER, name: "one_gift_purchase", season: { from: "12-27", to: "01-06" } },
    ],
  ])("%s", (said, signal) => {
    expect(signalText(signal, text)).toBe(said)
  })
})

describe("whether somebody may have left", () => {
  it("is asked of those who are silent for long alone", () => {
    expect((["at_risk", "dormant", "lost"] as const).every(mayHaveLeft)).toBe(true)
    expect((["prospect", "new", "active", "reactivated"] as const).some(mayHaveLeft)).toBe(false)
  })
})
