import { parseOptions } from "./options"

describe("options", () => {
  it("want connections for every lock that may be held at once, and one to work on", () => {
    expect(parseOptions({})).toEqual({ pool_size: 5 })
    expect(parseOptions({ pool_size: 4 })).toEqual({ pool_size: 4 })
    expect(() => parseOptions({ pool_size: 3 })).toThrow(/pool_size: must be at least 4/)
  })

  it("name the field of the policy that is wrong", () => {
    expect(() => parseOptions({ policy: { time_zone: "Mars/Base" } })).toThrow(
      /policy\.time_zone: must be an IANA time zone/
    )
  })
})
