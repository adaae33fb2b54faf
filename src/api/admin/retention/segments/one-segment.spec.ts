import { ONE_SEGMENT } from "./one-segment"

const SEGMENTS = "/admin/retention/segments"

describe("the path of one segment", () => {
  it.each(["rseg_01", "RSEG_01", "%72seg_01", "rseg%5F01", "rseg_01/", "fields", "%70review"])(
    "%s needs permission, however it is written",
    (id) => {
      expect(ONE_SEGMENT.test(`${SEGMENTS}/${id}`)).toBe(true)
    }
  )

  it.each(["", "/", "/preview", "/preview/", "/Preview", "/rseg_01/sync", "/rseg_01/members"])(
    "%s is another",
    (path) => {
      expect(ONE_SEGMENT.test(`${SEGMENTS}${path}`)).toBe(false)
    }
  )
})
