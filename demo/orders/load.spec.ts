import { OrderFileError } from "./file-problem"
import { readOrderList } from "./load"

const read = (text: string, currency: string | null = null) =>
  readOrderList("list.csv", new TextEncoder().encode(text), currency)

/** Row, column and message of everything that was refused. */
function refusals(text: string) {
  try {
    read(text)
  } catch (error) {
    if (error instanceof OrderFileError) {
      return error.problems
    }
    throw error
  }
  throw new Error("the list was not refused")
}

describe("readOrderList", () => {
  it.each([
    ["commas", "customer_id,order_date,revenue\nA,2024-02-29,12.50\n"],
    [
      "semicolons and other names",
      "Kunde;Datum;Summe\n"
        .replace("Kunde", "Customer")
        .replace("Datum", "Date")
        .replace("Summe", "Total") + "A;2024-02-29;12.50\n",
    ],
    ["tabs", "user\tts\tamount\nA\t2024-02-29T00:00:00Z\t12.50\n"],
    [
      "blanks, as CDNOW's",
      " customer_id  date number_of_cds  dollar_value\r\n A 20240229  1   12.50\r\n",
    ],
    ["no header, four columns", " A 20240229  1   12.50\n"],
    ["no header, five columns", " A 0001 20240229  1   12.50\n"],
    [
      "a byte order mark and quotes",
      '\uFEFF"Customer ID","Order Date","Grand Total"\n"A","2024/02/29","12.50"\n',
    ],
    [
      "an e-mail in the place of a customer",
      "email,date,total\nA,2024-02-29,12.50\n".replace("\nA", "\na@x.y"),
    ],
  ])("reads a list with %s", (_, text) => {
    const { rows, currency } = read(text)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.customer).toMatch(/^(A|a@x\.y)$/)
    expect(rows[0]?.at).toEqual(new Date("2024-02-29T00:00:00Z"))
    expect(rows[0]?.amount.toFixed()).toBe("12.5")
    expect(rows[0]?.status).toBe("order")
    expect(currency).toBe("usd")
  })

  it("counts rows as the file does and names orders by row where they have no id", () => {
    const { rows } = read("customer,date,amount\n\nA,2024-01-01,1\nB,2024-01-01,2\n")
    expect(rows.map(({ row, order }) => [row, order])).toEqual([
      [3, "3"],
      [4, "4"],
    ])
  })

  it("takes a bare id for the customer, and beside a customer for the order", () => {
    expect(read("id,date,amount\nA,2024-01-01,1\n").rows[0]?.customer).toBe("A")
    const both = read("id,customer,date,amount\n7,A,2024-01-01,1\n").rows[0]
    expect(both).toMatchObject({ customer: "A", order: "7" })
  })

  it("takes the most frequent currency of the list, the user's before it", () => {
    const text =
      "customer,date,amount,currency\nA,2024-01-01,1,EUR\nB,2024-01-01,1,eur\nC,2024-01-01,1,GBP\n"
    expect(read(text).currency).toBe("eur")
    expect(read(text, "gbp").currency).toBe("gbp")
    expect(read(text).rows.map(({ currency }) => currency)).toEqual(["eur", "eur", "gbp"])
  })

  it("reads times with offsets, countries by name, and what is not used", () => {
    const { rows, layout } = read(
      "customer,date,amount,country,qty\nA,2024-01-01T01:30:00+02:00,1,EIRE,3\nB,2024-01-01 10:00,0,Narnia,1\n"
    )
    expect(rows[0]?.at.toISOString()).toBe("2023-12-31T23:30:00.000Z")
    expect(rows.map(({ country }) => country)).toEqual(["ie", null])
    expect(layout.ignored).toEqual(["qty"])
  })

  it("tells orders, cancelled orders and credit notes apart", () => {
    const { rows } = read(
      "customer,date,amount,status\nA,2024-01-01,5,completed\nA,2024-01-01,5,Cancelled\n" +
        "A,2024-01-01,-5,TRUE\nA,2024-01-01,5,credit note\nA,2024-01-01,-5,refund\n"
    )
    expect(rows.map(({ status }) => status)).toEqual([
      "order",
      "cancelled",
      "credit",
      "credit",
      "credit",
    ])
    expect(rows.every(({ amount }) => amount.eq(5))).toBe(true)
  })
})

describe("what is refused, with row and column", () => {
  it("missing columns, naming what they may be called", () => {
    const found = refusals("recency,history,spend\n1,2,3\n")
    expect(found.map(({ message }) => message.slice(0, 26))).toEqual([
      "no column for the customer",
      "no column for the date; it",
      "no column for the amount; ",
    ])
    expect(found[1]?.message).toContain("order_date")
  })

  it.each([
    ["31.12.2024", "YYYY-MM-DD"],
    ["2024-02-30", "must exist"],
    ["2023-02-29", "must exist"],
    ["2024-13-01", "must exist"],
    ["2024-01-01T25:00", "must exist"],
    ["", "is empty"],
  ])("the date %p", (date, message) => {
    expect(refusals(`customer,date,amount\nA,2024-01-01,1\nA,${date},1\n`)).toEqual([
      { row: 3, column: "date", message: expect.stringContaining(message) },
    ])
  })

  it.each(["abc", "1,234.50", "12,5", "1e5", "", "NaN", "$5"])("the amount %p", (amount) => {
    expect(refusals(`customer;date;Total\nA;2024-01-01;${amount}\n`)).toEqual([
      { row: 2, column: "Total", message: expect.stringContaining("12.50") },
    ])
  })

  it("a negative total that no status explains", () => {
    expect(refusals("customer,date,amount\nA,2024-01-01,-1\n")).toEqual([
      { row: 2, column: "amount", message: expect.stringContaining("no status explains it") },
    ])
    expect(refusals("customer,date,amount,cancelled\nA,2024-01-01,-1,FALSE\n")).toHaveLength(1)
  })

  it("a repeated order id, naming the row it stood in", () => {
    expect(
      refusals(
        "invoice,customer,date,amount\n7,A,2024-01-01,1\n8,A,2024-01-01,1\n7,B,2024-01-02,1\n"
      )
    ).toEqual([{ row: 4, column: "invoice", message: expect.stringContaining("row 2") }])
  })

  it("unknown currencies and statuses, a row without customer, and one of another width", () => {
    const found = refusals(
      "customer,date,amount,currency,status\nA,2024-01-01,1,XXQ,\nA,2024-01-01,1,eur,perhaps\n" +
        ",2024-01-01,1,eur,\nA,2024-01-01,1\n"
    )
    expect(found.map(({ row, column }) => [row, column])).toEqual([
      [2, "currency"],
      [3, "status"],
      [4, "customer"],
      [5, null],
    ])
    expect(found[0]?.message).toContain("ISO 4217")
    expect(found[1]?.message).toContain("completed")
  })

  it("several problems of one row at once", () => {
    const found = refusals("customer,date,amount\nA,yesterday,much\n")
    expect(found.map(({ column }) => column)).toEqual(["date", "amount"])
  })

  it("an empty list, one with a header alone, one without orders, broken quotes, other encodings", () => {
    expect(refusals("")[0]?.message).toContain("is empty")
    expect(refusals("\n \n")[0]?.message).toContain("is empty")
    expect(refusals("customer,date,amount\n")[0]?.message).toContain("no order")
    expect(refusals("customer,date,amount,status\nA,2024-01-01,-1,credit\n")[0]?.message).toContain(
      "no order"
    )
    expect(refusals('customer,date,amount\n"A,2024-01-01,1\n')[0]?.message).toMatch(/quote/i)
    const latin1 = Uint8Array.from([...Buffer.from("customer,date,amount\nJos"), 0xe9, 0x2c])
    expect(() => readOrderList("list.csv", latin1, null)).toThrow("not UTF-8")
  })

  it("more than twenty problems: the first ones and how many more", () => {
    const bad = Array.from({ length: 25 }, () => "A,2024-01-01,x").join("\n")
    expect(() => read(`customer,date,amount\n${bad}\n`)).toThrow(
      /^list\.csv: 25 problems; nothing was loaded\.\n {2}row 2, column amount: .*[^]* 5 more$/
    )
  })
})
