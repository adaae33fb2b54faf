import { parseRequest } from "../validation"
import { changeBody } from "./validators"

describe("changeBody", () => {
  const change = { settings: {}, expected_version: 1 }

  it("takes a note or none", () => {
    expect(parseRequest(changeBody, { ...change, note: "Shorter limits" })).toMatchObject({
      note: "Shorter limits",
    })
    expect(parseRequest(changeBody, change)).toEqual(change)
  })

  it.each(["a\0b", "half a pair \ud83d"])("refuses a note that Postgres could not keep", (note) => {
    expect(() => parseRequest(changeBody, { ...change, note })).toThrow(/note: must be text/)
  })
})
