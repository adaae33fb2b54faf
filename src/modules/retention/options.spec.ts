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

  describe("of segments' own fields", () => {
    const points = {
      name: "x_points",
      kind: "integer",
      label: { en: "Points", zhCN: "积分" },
      rows: "SELECT person_id, points AS value FROM loyalty",
    }
    const given = (change: object) => parseOptions({ segment_fields: [{ ...points, ...change }] })

    it("take what is defined", () => {
      expect(() => given({})).not.toThrow()
      expect(() => given({ kind: "choice", options: ["gold"], min: 1 })).not.toThrow()
      expect(() => given({ kind: "list", reference: "product" })).not.toThrow()
    })

    it.each([
      [{ name: "stage" }, /segment_fields\.0\.name: stage is taken/],
      [{ name: "__proto__" }, /name: must be lower case/],
      [{ name: "x'; DROP" }, /name: must be lower case/],
      [{ kind: "object" }, /kind: must be one of choice, flag/],
      [{ kind: "choice" }, /options: must hold the choices/],
      [{ options: ["gold"] }, /options: is not for integer/],
      [{ label: { en: "Points" } }, /label\.zhCN: must be the Chinese name/],
      [{ rows: "DELETE FROM loyalty" }, /rows: must be one SELECT/],
      [{ rows: "SELECT 1; SELECT 2" }, /rows: must be one SELECT/],
      [{ rows: "SELECT $1" }, /rows: must be one SELECT/],
      [{ min: 3, max: 2 }, /max: must not be below min/],
      [{ min: Number.NaN }, /min: must be a number/],
      [{ colour: "red" }, /unknown field colour/],
    ])("refuse %j", (change, message) => {
      expect(() => given(change)).toThrow(message)
    })

    it("refuse one name twice, and what is no list", () => {
      expect(() => parseOptions({ segment_fields: [points, points] })).toThrow(
        /1\.name: x_points is/
      )
      expect(() => parseOptions({ segment_fields: points })).toThrow(/must be a list of fields/)
    })
  })

  it("name the field of the policy that is wrong", () => {
    expect(() => parseOptions({ policy: { time_zone: "Mars/Base" } })).toThrow(
      /policy\.time_zone: must be an IANA time zone/
    )
  })
})
