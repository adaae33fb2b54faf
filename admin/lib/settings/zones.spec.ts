import { policySchema } from "../../../src/modules/retention/domain/policy/schema"
import { zhCNCities } from "../../i18n/zh-cn-cities"
import { matching } from "./choices"
import { zoneChoices, zoneLabel } from "./zones"

const nowhere = () => undefined
const inChinese = (zone: string) => (zhCNCities as Readonly<Record<string, string>>)[zone]
const english = zoneChoices("UTC", "en", nowhere)
const chinese = zoneChoices("UTC", "zh-CN", inChinese)
const values = (choices: readonly { readonly value: string }[]) => choices.map(({ value }) => value)

describe("time zones", () => {
  it("are all that the server takes, each once, UTC first", () => {
    const zones = values(english)
    expect(zones.length).toBeGreaterThan(400)
    expect(new Set(zones).size).toBe(zones.length)
    expect(zones[0]).toBe("UTC")
    expect(zones.filter((time_zone) => !policySchema.safeParse({ time_zone }).success)).toEqual([])
  })

  it.each([
    ["Asia/Kolkata", "Asia/Calcutta"],
    ["Asia/Ho_Chi_Minh", "Asia/Saigon"],
    ["Asia/Yangon", "Asia/Rangoon"],
    ["Asia/Kathmandu", "Asia/Katmandu"],
    ["Europe/Kyiv", "Europe/Kiev"],
    ["Atlantic/Faroe", "Atlantic/Faeroe"],
    ["America/Nuuk", "America/Godthab"],
  ])("have %s by its name of today, found by %s too", (today, old) => {
    expect(values(english)).toContain(today)
    expect(values(english)).not.toContain(old)
    expect(values(matching(english, old))).toContain(today)
  })

  it("leave the one in use as it is called there", () => {
    const zones = values(zoneChoices("Asia/Calcutta", "en", nowhere))
    expect(zones).toContain("Asia/Calcutta")
    expect(zones).not.toContain("Asia/Kolkata")
    expect(zoneLabel("Asia/Calcutta", "en", nowhere)).toMatch(/^Kolkata · /)
  })

  it.each(["上海", "中国标准时间", "Asia/Shanghai", "shanghai", "UTC+8 上海"])(
    "find Shanghai by %s in Chinese",
    (query) => {
      expect(matching(chinese, query).map(({ label }) => label)).toContain(
        "上海 · 中国标准时间 · UTC+8"
      )
    }
  )

  it.each(["china standard", "shanghai", "Asia/Sh"])("find Shanghai by %s in English", (query) => {
    expect(matching(english, query).map(({ label }) => label)).toContain(
      "Shanghai · China Standard Time · UTC+8"
    )
  })

  it.each([
    ["UTC", "UTC"],
    ["Asia/Kolkata", "加尔各答 · 印度时间 · UTC+5:30"],
    ["America/Phoenix", "凤凰城时间 · 北美山区标准时间 · UTC-7"],
    ["Africa/Abidjan", "科特迪瓦时间 · 格林尼治标准时间 · UTC+0"],
    ["Mars/Base", "Mars/Base"],
  ])("%s is %s in Chinese", (zone, label) => {
    expect(zoneLabel(zone, "zh-CN", inChinese)).toBe(label)
  })

  it("tell places of one city's name apart", () => {
    expect(zoneLabel("America/Indiana/Knox", "en", nowhere)).toMatch(/^Knox, Indiana · Central/)
  })

  it("have no Latin letters in Chinese but those of UTC", () => {
    expect(
      chinese
        .map(({ label }) => label)
        .filter((label) => /[A-Za-z]{2,}/.test(label.replace("UTC", "")))
    ).toEqual([])
  })
})

describe("a search among choices", () => {
  const choices = [
    { value: "a", label: "Bar · São Tomé" },
    { value: "b", label: "Tomé" },
  ]

  it("takes words in any order and without accents, and puts the label that begins so first", () => {
    expect(values(matching(choices, "sao bar"))).toEqual(["a"])
    expect(values(matching(choices, " tome"))).toEqual(["b", "a"])
    expect(values(matching(choices, ""))).toEqual(["a", "b"])
    expect(matching(choices, "x")).toEqual([])
  })
})
