import { QueryFailedError } from "typeorm"
import { isFaultOfRule } from "./segment-problem"

const failed = (code: string) =>
  new QueryFailedError("SELECT 1", [], Object.assign(new Error("failed"), { code }))

describe("what an evaluation failed of", () => {
  it.each([
    ["division by zero", failed("22012")],
    ["an unknown column", failed("42703")],
    ["a statement that is too complex", failed("54001")],
    ["too little disk for its sorting", failed("53100")],
    ["too little memory", failed("53200")],
    ["a limit on temporary files", failed("53400")],
    ["a limit on its time", failed("57014")],
    ["a day that is none", new RangeError("Invalid time value")],
  ])("is the rule, by %s", (_, error) => {
    expect(isFaultOfRule(error)).toBe(true)
  })

  it.each([
    ["a deadlock", failed("40P01")],
    ["too many connections", failed("53300")],
    ["a shutdown", failed("57P01")],
    ["no connection", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
    ["a pool without a free one", new Error("timeout exceeded when trying to connect")],
  ])("is the moment, by %s", (_, error) => {
    expect(isFaultOfRule(error)).toBe(false)
  })
})
