import { DefaultsUtils } from "@medusajs/framework/utils"
import { getAllCountries } from "countries-and-timezones"
import { isKnownZone } from "./is-known-zone"
import { COUNTRY_ZONES, timeZoneOf } from "./time-zone-of"

/** Antarctica, Bouvet, Heard and McDonald, French Southern Territories, US Outlying Islands. */
const NOBODY_LIVES_THERE = ["aq", "bv", "hm", "tf", "um"]

describe("the time zone of a country", () => {
  it.each([
    ["de", "Europe/Berlin"],
    ["DE", "Europe/Berlin"],
    ["in", "Asia/Kolkata"],
    ["cn", "Asia/Shanghai"],
    ["np", "Asia/Kathmandu"],
    ["gb", "Europe/London"],
    // Canonical, with the clocks of Oslo.
    ["no", "Europe/Berlin"],
    ["xk", "Europe/Belgrade"],
    // Several zones: where most people live.
    ["us", "America/New_York"],
    ["br", "America/Sao_Paulo"],
    ["au", "Australia/Sydney"],
    ["ru", "Europe/Moscow"],
    ["id", "Asia/Jakarta"],
  ])("of %s is %s", (country, zone) => {
    expect(timeZoneOf(country, "UTC")).toBe(zone)
  })

  it.each([null, "", "xx", "deu", "aq", "__proto__", "constructor"])(
    "of %j is the fallback",
    (country) => {
      expect(timeZoneOf(country, "Asia/Tokyo")).toBe("Asia/Tokyo")
    }
  )

  it("is known of every country where somebody lives", () => {
    const all = Object.keys(getAllCountries()).map((code) => code.toLowerCase())
    const unknown = all.filter((code) => !COUNTRY_ZONES.has(code))
    expect(unknown.filter((code) => !NOBODY_LIVES_THERE.includes(code))).toEqual([])
  })

  it("is known of every country that Medusa ships to", () => {
    const medusas = DefaultsUtils.defaultCountries.map(({ alpha2 }) => alpha2.toLowerCase())
    expect(medusas.length).toBeGreaterThan(200)
    const unknown = medusas.filter((code) => !COUNTRY_ZONES.has(code))
    expect(unknown.filter((code) => !NOBODY_LIVES_THERE.includes(code))).toEqual([])
  })

  it("is one of the country's own, and one that the runtime knows", () => {
    for (const { id, timezones } of Object.values(getAllCountries({ deprecated: false }))) {
      const zone = COUNTRY_ZONES.get(id.toLowerCase()) ?? timezones[0] ?? ""
      expect(timezones).toContain(zone)
      expect(isKnownZone(zone)).toBe(true)
    }
  })
})
