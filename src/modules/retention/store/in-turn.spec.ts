import { InTurn } from "./in-turn"

describe("questions in turn", () => {
  it("are asked one after the other, whatever became of the one before", async () => {
    const turns = new InTurn()
    const log: string[] = []
    const question = (name: string) => async () => {
      log.push(`${name} begins`)
      await Promise.resolve()
      log.push(`${name} ends`)
      if (name === "bad") {
        throw new Error("bad")
      }
      return name
    }
    const asked = ["one", "bad", "two"].map((name) => turns.ask(question(name)))
    expect(await Promise.allSettled(asked)).toMatchObject([
      { value: "one" },
      { reason: { message: "bad" } },
      { value: "two" },
    ])
    expect(log).toEqual(["one", "bad", "two"].flatMap((name) => [`${name} begins`, `${name} ends`]))
  })

  it("are refused while too many wait, and welcome afterwards", async () => {
    const turns = new InTurn()
    const answer = () => Promise.resolve(1)
    const asked = await Promise.allSettled(Array.from({ length: 12 }, () => turns.ask(answer)))
    expect(asked.filter(({ status }) => status === "rejected")).toHaveLength(2)
    expect(asked.at(-1)).toMatchObject({ reason: { type: "not_allowed" } })
    await expect(turns.ask(answer)).resolves.toBe(1)
  })
})
