import { parseSegmentsUrl, printSegmentsUrl, segmentsQuery, USUAL_VIEW } from "./list-url"

describe("the address of the list", () => {
  it.each([
    "",
    "?q=vip+%26+more",
    "?status=archived&order=-members&page=3",
    "?order=-name",
    "?order=updated",
  ])("comes back from %s as it was", (search) => {
    expect(printSegmentsUrl(parseSegmentsUrl(search))).toBe(search)
  })

  it.each(["?page=0", "?page=two", "?order=colour", "?status=gone", "?else=1"])(
    "takes %s for the list as usual",
    (search) => {
      expect(parseSegmentsUrl(search)).toEqual(USUAL_VIEW)
    }
  )

  it("asks the API for its page", () => {
    expect(segmentsQuery(parseSegmentsUrl("?order=-updated&page=2&q=vip"))).toEqual({
      q: "vip",
      status: "active",
      order: "-updated_at",
      limit: 20,
      offset: 20,
    })
  })
})
