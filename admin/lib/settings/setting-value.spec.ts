import type { TextValues } from "../../hooks/use-text"
import { enCities } from "../../i18n/en-cities"
import { enSettings } from "../../i18n/en-settings"
import { zhCNSettings } from "../../i18n/zh-cn-settings"
import { createFormatter } from "../format/formatter"
import { settingValue } from "./setting-value"

const FACTOR = "stage.slowing.gap_factor"

/** Texts of the units alone, filled in. */
const textOf = (language: string, times: string) => ({
  format: createFormatter(language),
  t: (key: string, values: TextValues = {}) =>
    (key === "settings.count.times" ? times : key).replace("{{n}}", String(values["n"])),
})
const en = textOf("en", enSettings.count.times_other)
const zh = textOf("zhCN", zhCNSettings.count.times_other)
const city = (zone: string) => (enCities as Readonly<Record<string, string>>)[zone]

describe("a setting's value", () => {
  it.each([
    [2, "2 times", "2 倍"],
    [2.04, "2.04 times", "2.04 倍"],
    [1.123456789, "1.123456789 times", "1.123456789 倍"],
  ])("%s has all its digits and its unit", (factor, english, chinese) => {
    expect([
      settingValue(FACTOR, factor, en, city),
      settingValue(FACTOR, factor, zh, city),
    ]).toEqual([english, chinese])
  })

  it.each([
    ["margin", 0.333, "33.3%"],
    ["annual_discount_rate", 0.075, "7.5%"],
    ["base_currency", "eur", "EUR"],
    ["rates.usd", "0.000123", "0.000123"],
    ["time_zone", "Asia/Shanghai", "Shanghai · China Standard Time · UTC+8"],
    ["rates.usd", undefined, "settings.not_set"],
    ["mirror.order_metadata", ["a", "b"], "a, b"],
    ["seen.storefront", true, "settings.on"],
    ["portrait.refunded_share", 0.2, "20%"],
    ["offers.code_prefix", "BACK", "BACK"],
    ["offers.largest_discount", 0.3, "30%"],
    ["offers.budget.amount", "499.90", "499.90"],
    ["offers.budget.amount", null, "settings.no_limit"],
    ["offers.budget.count", null, "settings.no_limit"],
    ["offers.budget.amount", undefined, "settings.not_set"],
    ["portrait.gift_seasons", [], "settings.none"],
    [
      "portrait.gift_seasons",
      [
        { from: "11-15", to: "12-24" },
        { from: "12-27", to: "01-06" },
      ],
      "Nov 15 – Dec 24, Dec 27 – Jan 6",
    ],
  ])("%s of %j is %s", (path, value, said) => {
    expect(settingValue(path, value, en, city)).toBe(said)
  })
})
