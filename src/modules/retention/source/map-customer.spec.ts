import { mapCustomers } from "./map-customer"
import { NO_MIRROR_FIELDS } from "./mirror-fields"

const source = { id: "cus_1", email: " Ann@X.com", created_at: "2026-01-02T00:00:00.000Z" }

describe("mapCustomers", () => {
  it("keeps the e-mail as written and knows the person by the normal form", () => {
    expect(
      mapCustomers(
        [{ ...source, first_name: "", last_name: "Lee", has_account: true, metadata: { a: 1 } }],
        [],
        NO_MIRROR_FIELDS
      )
    ).toEqual({
      customers: [
        {
          customer_id: "cus_1",
          email: " Ann@X.com",
          person_email: "ann@x.com",
          first_name: null,
          last_name: "Lee",
          has_account: true,
          customer_created_at: new Date("2026-01-02T00:00:00.000Z"),
          group_ids: [],
          membership_ids: [],
          metadata: {},
        },
      ],
      problems: [],
    })
  })

  it("sorts groups and keeps the chosen metadata alone, whatever its type", () => {
    const metadata = { size: "M", newsletter: true, empty: null, pets: ["cat", { age: 3 }] }
    const { customers } = mapCustomers(
      [{ ...source, metadata }],
      [
        { id: "cusgc_1", customer_id: "cus_1", customer_group_id: "cusgroup_2" },
        { id: "cusgc_0", customer_id: "cus_1", customer_group_id: "cusgroup_1" },
        { id: "cusgc_3", customer_id: "cus_2", customer_group_id: "cusgroup_3" },
      ],
      { customer_metadata: ["pets", "empty", "newsletter", "toString"], order_metadata: ["size"] }
    )
    expect(customers[0]).toMatchObject({
      group_ids: ["cusgroup_1", "cusgroup_2"],
      membership_ids: ["cusgc_0", "cusgc_1"],
    })
    expect(customers[0]?.metadata).toEqual({ newsletter: true, pets: ["cat", { age: 3 }] })
  })

  it.each([null, undefined, "", " "])("reports the e-mail %j", (email) => {
    const { customers, problems } = mapCustomers(
      [{ ...source, email, first_name: "Ann" }],
      [],
      NO_MIRROR_FIELDS
    )
    expect(customers).toEqual([])
    expect(problems).toEqual([
      {
        kind: "customer_without_email",
        subject_id: "cus_1",
        details: { first_name: "Ann", last_name: null, created_at: "2026-01-02T00:00:00.000Z" },
      },
    ])
  })
})
