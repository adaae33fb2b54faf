import fc from "fast-check"
import { decodeTime, ulid } from "ulid"
import { ulidBound, ulidTime } from "./ulid-bound"

const anyInstant = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe("ulidBound", () => {
  it("holds the time as the library reads it, and nothing drawn", () => {
    fc.assert(
      fc.property(anyInstant, (ms) => {
        const bound = ulidBound("order", new Date(ms))
        expect(bound).toMatch(/^order_[0-9A-Z]{10}0{16}$/)
        expect(decodeTime(bound.slice("order_".length))).toBe(ms)
      })
    )
  })

  it("lies below every id of its millisecond and above every one before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 48 - 1 }), (ms) => {
        const bound = ulidBound("ordtrx", new Date(ms))
        expect(bound <= `ordtrx_${ulid(ms)}`).toBe(true)
        expect(bound > `ordtrx_${ulid(ms - 1)}`).toBe(true)
      })
    )
  })

  it("takes what lies before 1970 for 1970", () => {
    expect(ulidBound("cus", new Date("1969-01-01T00:00:00Z"))).toBe(`cus_${"0".repeat(26)}`)
  })
})

describe("ulidTime", () => {
  it("reads what the library wrote", () => {
    fc.assert(
      fc.property(anyInstant, (ms) => {
        expect(ulidTime(`order_${ulid(ms)}`)).toEqual(new Date(ms))
      })
    )
  })

  it.each([
    "order_1001",
    "order_01legacy",
    "",
    "order_",
    `order_${"U".repeat(26)}`,
    "8".repeat(26),
  ])("knows no time of %p", (id) => {
    expect(ulidTime(id)).toBeNull()
  })
})
