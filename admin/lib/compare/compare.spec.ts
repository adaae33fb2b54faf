import type { Text } from "../../hooks/use-text"
import { createFormatter } from "../format/formatter"
import { differenceSentence, differenceText } from "./difference-words"
import { differenceOf, differencesOf } from "./differences"
import { comparePath, parseCompareUrl } from "./compare-path"
import { absenceOf, measureOf } from "./measures"
import type { Comparison, ComparisonSide } from "./types"

const SIDE: ComparisonSide = {
  segment_id: "rseg_1",
  people: 400,
  share: 0.2,
  buyers: 380,
  revenue: "40000.00",
  average_order_value: "50.00",
  orders_per_buyer: 2,
  repurchase_rate: 0.3,
  rfm: { r: 3, f: 3, m: 3 },
  tiers: { high_value: 80, potential: 100, mid_value: 100, low_value: 100, none: 20 },
  stages: {
    prospect: 20,
    new: 0,
    active: 200,
    at_risk: 100,
    dormant: 40,
    lost: 40,
    reactivated: 0,
  },
  median_silence_days: 40,
  chance_90: 0.2,
  clv: "20000.00",
  clv_mean: "50.00",
}

const comparison = (
  one: Partial<ComparisonSide>,
  other: Partial<ComparisonSide> = {}
): Comparison => ({
  currency: "eur",
  one: { ...SIDE, ...one },
  other: { ...SIDE, segment_id: "rseg_2", ...other },
  overlap: { both: 10, only_one: 390, only_other: 390 },
})

describe("differenceOf", () => {
  it("tells how many times as much, and who has more", () => {
    expect(
      differenceOf("average_order_value", comparison({}, { average_order_value: "120.00" }))
    ).toEqual({ name: "average_order_value", more: "other", by: { kind: "times", ratio: 2.4 } })
    expect(differenceOf("median_silence_days", comparison({ median_silence_days: 60 }))).toEqual({
      name: "median_silence_days",
      more: "one",
      by: { kind: "times", ratio: 1.5 },
    })
  })

  it("takes shares and scores apart by points", () => {
    const found = differenceOf("repurchase_rate", comparison({ repurchase_rate: 0.4 }))
    expect(found).toMatchObject({ more: "one", by: { kind: "points" } })
    expect(found?.by).toEqual({ kind: "points", points: expect.closeTo(0.1, 9) as number })
    expect(differenceOf("rfm_f", comparison({}, { rfm: { r: 3, f: 4.5, m: 3 } }))).toEqual({
      name: "rfm_f",
      more: "other",
      by: { kind: "points", points: 1.5 },
    })
  })

  it.each([
    ["a small one", { average_order_value: "74.00" }],
    ["an unknown figure", { average_order_value: null }],
    ["nothing to be so many times as much as", { average_order_value: "0.00" }],
    ["less than nothing", { average_order_value: "-10.00" }],
  ])("is silent about %s", (_, one) => {
    expect(differenceOf("average_order_value", comparison(one))).toBeNull()
  })
})

describe("differencesOf", () => {
  it("tells what people are like and not how many they are, the clearest first", () => {
    const found = differencesOf(
      comparison({
        people: 40,
        buyers: 40,
        revenue: "1.00",
        clv: "1.00",
        repurchase_rate: 0.9,
        orders_per_buyer: 3.2,
      })
    )
    expect(found.map(({ name }) => name)).toEqual(["repurchase_rate", "orders_per_buyer"])
  })

  it("takes a few people's for chance", () => {
    expect(differencesOf(comparison({ people: 29, repurchase_rate: 0.9 }))).toEqual([])
    expect(differencesOf(comparison({ people: 30, repurchase_rate: 0.9 }))).toHaveLength(1)
  })
})

describe("a figure that is not there", () => {
  it("says why", () => {
    expect(absenceOf("average_order_value", { ...SIDE, people: 0, buyers: 0 })).toBe("empty")
    expect(absenceOf("repurchase_rate", { ...SIDE, buyers: 0 })).toBe("no_buyers")
    expect(absenceOf("clv_mean", SIDE)).toBe("no_prediction")
    expect(absenceOf("average_order_value", SIDE)).toBe("unknown")
  })

  it("is null of RFM as of all else", () => {
    expect(measureOf("rfm_m").of({ ...SIDE, rfm: null })).toBeNull()
    expect(measureOf("rfm_m").of(SIDE)).toBe(3)
  })
})

describe("the address", () => {
  it.each([
    [{ one: "rseg_1", other: "rseg_2" }, "?one=rseg_1&other=rseg_2"],
    [{ one: null, other: "rseg_2" }, "?other=rseg_2"],
    [{ one: null, other: null }, ""],
  ])("%j is %s, and back", (url, search) => {
    expect(comparePath(url)).toBe(`/retention/segments/compare${search}`)
    expect(parseCompareUrl(new URLSearchParams(search))).toEqual(url)
  })
})

describe("a difference in words", () => {
  const text: Text = {
    t: (key, values) => `${key} ${JSON.stringify(values)}`,
    has: () => true,
    format: createFormatter("en", "UTC"),
  }
  const both = comparison(
    { average_order_value: "30.00", repurchase_rate: 0.62 },
    { average_order_value: "72.00" }
  )
  const said = (name: "average_order_value" | "repurchase_rate") => {
    const difference = differenceOf(name, both)
    return (
      difference && [
        differenceText(difference, text),
        differenceSentence(difference, both, { one: "Spring", other: "Autumn" }, text),
      ]
    )
  }

  it("names the one with more first, with its figures", () => {
    expect(said("average_order_value")).toEqual([
      'compare.figures.times_b {"ratio":"2.4"}',
      'compare.apart.average_order_value {"more":"Autumn","less":"Spring","high":"€72.00","low":"€30.00","ratio":"2.4"}',
    ])
    expect(said("repurchase_rate")).toEqual([
      'compare.figures.percent_a {"points":"32"}',
      'compare.apart.repurchase_rate {"more":"Spring","less":"Autumn","high":"62%","low":"30%"}',
    ])
  })
})
