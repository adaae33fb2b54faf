import { ArgumentError, parseArguments } from "./arguments"
import { portOf } from "./ports"

describe("parseArguments", () => {
  it("has defaults for everything", () => {
    expect(parseArguments([])).toEqual({
      check: false,
      orders: null,
      currency: null,
      port: null,
      reset: false,
      help: false,
    })
  })

  it("reads all options, with blank or equals sign", () => {
    expect(
      parseArguments(["--check", "--orders", "a.csv", "--currency=GBP", "--port=9100", "--reset"])
    ).toEqual({
      check: true,
      orders: "a.csv",
      currency: "gbp",
      port: 9100,
      reset: true,
      help: false,
    })
  })

  it.each([
    [["--chekc"], "--chekc"],
    [["file.csv"], "file.csv"],
    [["--port", "0"], "from 1 to 65535"],
    [["--port", "70000"], "from 1 to 65535"],
    [["--port", "9e3"], "from 1 to 65535"],
    [["--orders"], "--orders"],
    [["--orders="], "must name a file"],
    [["--orders", "a.csv", "--currency", "euros"], "ISO 4217"],
    [["--currency", "eur"], "belongs to --orders"],
  ])("refuses %j", (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(ArgumentError)
    expect(() => parseArguments(argv)).toThrow(message)
  })

  it("listens on 9000 to stay, and anywhere for a check", () => {
    expect(portOf({ port: null, check: false })).toBe(9000)
    expect(portOf({ port: null, check: true })).toBeNull()
    expect(portOf({ port: 9100, check: true })).toBe(9100)
  })
})
