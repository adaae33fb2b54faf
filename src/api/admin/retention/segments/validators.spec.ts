import { parseRequest } from "../validation"
import { listParameters } from "./validators"

describe("the list of segments", () => {
  it.each([
    ["customer_group_id: must be one id", { customer_group_id: "cusgroup_\0" }],
    ["customer_group_id: must be one id", { customer_group_id: ["a", "b"] }],
    ["q: must be text without NUL characters", { q: "\0" }],
    ["order: unknown field constructor", { order: "-constructor" }],
    ["limit: must be a whole number from 1 to 200", { limit: "-1" }],
    ["Unknown field __proto__", JSON.parse('{ "__proto__": "x" }')],
  ])("refuses with %s", (message, query) => {
    expect(() => parseRequest(listParameters, query)).toThrow(message)
  })
})
