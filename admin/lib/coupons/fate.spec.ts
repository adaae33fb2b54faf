import { FetchError } from "@medusajs/js-sdk"
import { fateOf } from "./fate"
import type { IssueOrder, IssueRequest } from "./types"

const REQUEST: IssueRequest = {
  target: { segment_id: "rseg_1" },
  source_id: "s1",
  offer: { type: "percentage", value: "10" },
}
const ORDER: IssueOrder = { ...REQUEST, source_id: "s1", because: "Thanks" }
const said = (status: number, message = "no") => new FetchError(message, "", status)
const fate = (error: Error | null, { now = REQUEST, reused = 0 } = {}) =>
  fateOf({ error, variables: ORDER }, now, reused)

describe("an order that no run answered", () => {
  it("has not begun where the server said no, until something else is set up", () => {
    expect(fate(null)).toBeNull()
    expect([fate(said(400)), fate(said(404)), fate(said(409, "It is archived"))]).toEqual(
      Array(3).fill("refused")
    )
    const other = { ...REQUEST, offer: { type: "percentage" as const, value: "15" } }
    expect(fate(said(400), { now: other })).toBeNull()
  })

  it("is not known about where no answer came, nor where the server failed", () => {
    expect([fate(new TypeError("Failed to fetch")), fate(said(502))]).toEqual([
      "unknown",
      "unknown",
    ])
  })

  it("has begun all the same where somebody has a coupon of it, or its id is taken", () => {
    expect(fate(said(502), { reused: 1 })).toBe("begun")
    expect(fate(said(409, "source_id: s1 was used for other people"))).toBe("begun")
  })
})
