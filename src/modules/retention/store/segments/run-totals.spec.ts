import { addRun, noMoves } from "./run-totals"

const part = (...person_ids: string[]) => ({
  entered: person_ids.length,
  exited: 0,
  touched: [{ segment_id: "rseg_1", person_ids }],
  failed: [],
})
const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `rper_${from + index}`)

describe("what a run comes to", () => {
  it("names whoever was moved once", () => {
    const run = noMoves("rrun_1")
    addRun(run, part("rper_1", "rper_2"))
    addRun(run, part("rper_2"))
    expect(run).toMatchObject({
      entered: 3,
      touched: [{ segment_id: "rseg_1", person_ids: ["rper_1", "rper_2"] }],
    })
  })

  it("names nobody where it would have to name a whole shop", () => {
    const run = noMoves("rrun_1")
    for (let from = 0; from < 12_000; from += 2_000) {
      addRun(run, part(...people(from, from + 2_000)))
    }
    expect(run).toMatchObject({
      entered: 12_000,
      touched: [{ segment_id: "rseg_1", person_ids: "all" }],
    })
  })
})
