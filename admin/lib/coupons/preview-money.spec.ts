import { certainty, leftAfter } from "./preview-money"
import type { IssuePreview } from "./types"

const PREVIEW: IssuePreview = {
  people: 10,
  issue: 3,
  reuse: 0,
  refused: [],
  replaces: 0,
  reserved: { amount: "0.3", currency_code: "eur", is_ceiling: true },
  budget: {
    amount: "100",
    count: 20,
    currency_code: "eur",
    left_amount: "100.1",
    left_count: 20,
  },
  starts_at: null,
  ends_at: "2026-12-06T22:59:59.999Z",
  warnings: [],
  sample: [],
}

it("says what is left of the budget once it is issued, to the cent", () => {
  expect(leftAfter(PREVIEW)).toEqual({ amount: "99.8", count: 17 })
  const budget = { ...PREVIEW.budget, left_amount: null, left_count: null }
  expect(leftAfter({ ...PREVIEW, budget })).toEqual({ amount: null, count: null })
})

it("says whether more can be taken off than was set aside, and why", () => {
  expect(certainty(PREVIEW)).toBe("ceiling")
  const open = { ...PREVIEW, reserved: { ...PREVIEW.reserved, is_ceiling: false } }
  expect(certainty(open)).toBe("shipping")
  expect(certainty({ ...open, warnings: [{ kind: "shipping_price_unknown" }] })).toBe("unknown")
  expect(certainty({ ...open, warnings: [{ kind: "percentage_has_no_ceiling" }] })).toBe(
    "percentage"
  )
})
