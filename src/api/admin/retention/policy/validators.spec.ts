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

  it("refuses a note that Postgres could not keep", () => {
    expect(() => parseRequest(changeBody, { ...change, note: "a\0b" })).toThrow(
      /note: must be text/
    )
  })
})
