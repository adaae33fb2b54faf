import { mapCustomers } from "./map-customer"

const source = { id: "cus_1", email: " Ann@X.com", created_at: "2026-01-02T00:00:00.000Z" }

describe("mapCustomers", () => {
  it("keeps the e-mail as written and knows the person by the normal form", () => {
    expect(
      mapCustomers([{ ...source, first_name: "", last_name: "Lee", has_account: true }])
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
        },
      ],
      problems: [],
    })
  })

  it.each([null, undefined, "", " "])("reports the e-mail %j", (email) => {
    const { customers, problems } = mapCustomers([{ ...source, email, first_name: "Ann" }])
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
