import { parseOptions } from "./options"

describe("options", () => {
  it("want connections for every lock that may be held at once, and one to work on", () => {
    expect(parseOptions({})).toMatchObject({ pool_size: 5 })
    expect(parseOptions({ pool_size: 4 })).toMatchObject({ pool_size: 4 })
    expect(() => parseOptions({ pool_size: 3 })).toThrow(/pool_size: must be at least 4/)
  })

  it("listen to events unless told not to", () => {
    expect(parseOptions({})).toMatchObject({ events: true })
    expect(parseOptions({ events: false })).toMatchObject({ events: false })
    expect(() => parseOptions({ events: "off" })).toThrow(/events: must be true or false/)
  })

  it("name the field of the policy that is wrong", () => {
    expect(() => parseOptions({ policy: { time_zone: "Mars/Base" } })).toThrow(
      /policy\.time_zone: must be an IANA time zone/
    )
  })
})
