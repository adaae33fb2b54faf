import { createFormatter } from "./formatter"
import { toIntlLocale } from "./locale"

const en = createFormatter("en")
const zh = createFormatter("zhCN")

describe("toIntlLocale", () => {
  it.each([
    ["en", "en"],
    ["zhCN", "zh-CN"],
    ["ptBR", "pt-BR"],
    ["zh-CN", "zh-CN"],
    ["not a language", "en"],
  ])("%s → %s", (code, tag) => {
    expect(toIntlLocale(code)).toBe(tag)
  })
})

describe("exact", () => {
  it("has all digits and no more", () => {
    expect([2, 2.04, 1.123456, 12_345.5].map(en.exact)).toEqual([
      "2",
      "2.04",
      "1.123456",
      "12,345.5",
    ])
  })
})

describe("fixed", () => {
  it("has as many decimals as asked for, and no sign before nothing", () => {
    expect([en.fixed(1.25, 2), en.fixed(1.2, 2), en.fixed(-0.00002, 1)]).toEqual([
      "1.25",
      "1.20",
      "0.0",
    ])
    expect(en.percentRange(0.1134, 0.1412, 1)).toBe("11.3% – 14.1%")
  })
})

describe("differences", () => {
  it("say which way they go, and nothing where there is none", () => {
    expect([1234, -3, 0].map(en.signed)).toEqual(["+1,234", "-3", "0"])
    expect([en.signedPercent(0.042, 1), en.signedPercent(-0.5), en.signedPercent(0)]).toEqual([
      "+4.2%",
      "-50%",
      "0%",
    ])
  })
})

describe("money", () => {
  it("keeps every digit of a decimal that no float can hold", () => {
    expect(en.money("90071992547409931234.56", "usd")).toBe("$90,071,992,547,409,931,234.56")
  })

  it("rounds decimals exactly, where a float would fall the wrong way", () => {
    // As a float, 1.005 is a little less than 1.005.
    expect(en.money("1.005", "eur")).toBe("€1.01")
  })

  it("has as many decimals as the currency", () => {
    expect(en.money("1234.5", "jpy")).toBe("¥1,235")
    expect(en.money("-12.5", "eur")).toBe("-€12.50")
    expect(en.wholeMoney("1204332.40", "eur")).toBe("€1,204,332")
  })

  it("is short in the way of the language", () => {
    expect(en.shortMoney("3912044.10", "eur")).toBe("€3.91M")
    expect(zh.shortMoney("3912044.10", "eur")).toBe("€391万")
    expect(en.shortMoney("0", "eur")).toBe("€0")
  })

  it("shows what is no decimal as it came, rather than NaN", () => {
    expect(en.money("unknown", "eur")).toBe("unknown")
  })
})

describe("numbers and dates", () => {
  it("writes counts, days and shares", () => {
    expect(en.count(18536)).toBe("18,536")
    expect(en.decimal("12.5")).toBe("12.5")
    expect(en.decimal(12)).toBe("12")
    expect(en.percent(0.4596)).toBe("46%")
    expect(en.percent(0.2, 1)).toBe("20.0%")
    expect(en.percentRange(0.135, 0.166)).toBe("14% – 17%")
  })

  it("never writes a small chance as none, nor a large one as certain", () => {
    expect([0, 0.004, 0.01, 0.386, 0.996, 1].map(en.chance)).toEqual([
      "0%",
      "<1%",
      "1%",
      "39%",
      ">99%",
      "100%",
    ])
  })

  it("writes what is expected with as many digits as it is worth", () => {
    expect([0, 0.004, 0.043, 0.0949, 0.096, 1.43, 9.94, 9.96, 1234.4].map(en.estimate)).toEqual([
      "0",
      "<0.01",
      "0.04",
      "0.09",
      "0.1",
      "1.4",
      "9.9",
      "10",
      "1,234",
    ])
  })

  it("names the day in the zone asked for", () => {
    expect(en.day("2025-08-23T23:30:00.000Z", "Europe/Berlin")).toBe("Aug 24, 2025")
    expect(en.day("2025-08-23T23:30:00.000Z", "UTC")).toBe("Aug 23, 2025")
    expect(zh.day("2025-08-24T12:00:00.000Z", "UTC")).toBe("2025年8月24日")
  })

  it("shows days and moments in its own zone", () => {
    const auckland = createFormatter("en", "Pacific/Auckland")
    expect(auckland.day("2025-08-23T12:30:00.000Z")).toBe("Aug 24, 2025")
    expect(auckland.moment("2025-08-23T12:30:00.000Z")).toBe("Aug 24, 2025, 12:30 AM")
  })
})
