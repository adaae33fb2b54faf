import { InvalidDecimalError } from "./decimal"
import { netAmount } from "./net-amount"

const order = (total: string, paid_total: string, transaction_total: string, canceled = false) =>
  netAmount({ canceled, total, paid_total, transaction_total })

describe("netAmount", () => {
  it.each([
    ["nothing captured yet: the total", order("110", "0", "0"), "110"],
    ["captured in full", order("110", "110", "110"), "110"],
    ["partly captured reads low", order("110", "50", "50"), "50"],
    ["partly refunded", order("110", "110", "80.5"), "80.5"],
    ["refunded to nothing", order("110", "110", "0"), "0"],
    ["returned, refund still owed", order("225.5", "335.5", "335.5"), "225.5"],
    ["edited up, the difference not yet paid", order("390.5", "225.5", "225.5"), "225.5"],
    ["refund first, return later reads low", order("115.5", "335.5", "225.5"), "115.5"],
    ["a zero order", order("0", "0", "0"), "0"],
    ["cancelled and refunded", order("110", "110", "0", true), "0"],
    ["cancelled with money kept", order("110", "110", "30", true), "30"],
    ["cancelled before any capture", order("110", "0", "0", true), "0"],
    ["a credit larger than the order", order("-5", "0", "0"), "-5"],
    ["paid_total written with zeros is still none", order("110", "0.000", "0"), "110"],
  ])("%s", (_case, net, expected) => {
    expect(net).toBe(expected)
  })

  it("keeps every digit", () => {
    expect(order("0.1000000000000000055511151231257827", "0", "0")).toBe(
      "0.1000000000000000055511151231257827"
    )
    expect(order("9007199254740993.01", "9007199254740993.02", "9007199254740993.02")).toBe(
      "9007199254740993.01"
    )
  })

  it.each(["", " 1", "NaN", "Infinity", "1,5", "0x10", "1 "])("refuses %j", (bad) => {
    expect(() => order(bad, "1", "1")).toThrow(InvalidDecimalError)
    expect(() => order("1", bad, "1")).toThrow(InvalidDecimalError)
    expect(() => order("1", "1", bad)).toThrow(InvalidDecimalError)
  })
})
