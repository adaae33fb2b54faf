import { tellingChecks } from "./prediction"

describe("the checks that are told", () => {
  it.each([
    [["calibration"], ["calibration"]],
    [["dropout", "calibration"], ["dropout"]],
    [["fit", "dropout", "calibration"], ["fit"]],
    [["buyers", "fit", "dropout", "calibration"], ["buyers"]],
    [
      ["calibration", "history", "buyers"],
      ["buyers", "history"],
    ],
    [["one of a newer server"], ["one of a newer server"]],
    [[], []],
  ])("of %j are %j", (failed, told) => {
    expect(tellingChecks(failed)).toEqual(told)
  })
})
