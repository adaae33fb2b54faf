import { differencesBetween } from "./check-statements"

const rows = (given: Record<string, Record<string, unknown>>) => new Map(Object.entries(given))

describe("differencesBetween", () => {
  it("finds none where both say the same", () => {
    const both = rows({ o_1: { total: "10", lines: [{ id: "l_1" }], metadata: {} } })
    const same = rows({ o_1: { metadata: {}, lines: [{ id: "l_1" }], total: "10" } })
    expect(differencesBetween("order_id", both, same)).toEqual([])
    expect(differencesBetween("order_id", rows({}), rows({}))).toEqual([])
  })

  it("tells what is missing, superfluous and different, in the order of ids", () => {
    const ledger = rows({
      o_3: { total: "10", lines: [{ id: "l_1" }], country_code: null },
      o_2: { total: "1" },
    })
    const source = rows({
      o_3: { total: "7.5", lines: [{ id: "l_1" }, { id: "l_2" }], country_code: null },
      o_1: { total: "1" },
    })
    expect(differencesBetween("order_id", ledger, source)).toEqual([
      { order_id: "o_1", kind: "missing", fields: [] },
      { order_id: "o_2", kind: "superfluous", fields: [] },
      {
        order_id: "o_3",
        kind: "different",
        fields: [
          { field: "total", ledger: "10", source: "7.5" },
          { field: "lines", ledger: [{ id: "l_1" }], source: [{ id: "l_1" }, { id: "l_2" }] },
        ],
      },
    ])
  })

  it("names the record by its kind", () => {
    expect(differencesBetween("customer_id", rows({}), rows({ c_1: {} }))).toEqual([
      { customer_id: "c_1", kind: "missing", fields: [] },
    ])
  })
})
