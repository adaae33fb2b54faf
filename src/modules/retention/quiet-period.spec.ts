import { QuietPeriod } from "./quiet-period"

const OPTIONS = { quiet_ms: 500, at_most_ms: 10_000 }

beforeEach(() => {
  jest.useFakeTimers()
})

afterEach(() => {
  jest.useRealTimers()
})

/** Work that counts its runs, and ends when told. */
function workCounting(answers: boolean[] = []) {
  const ends: (() => void)[] = []
  const work = jest.fn(
    () =>
      new Promise<boolean>((resolve) => {
        ends.push(() => resolve(answers.shift() ?? false))
      })
  )
  return { work, end: async () => (ends.shift()?.(), await jest.advanceTimersByTimeAsync(0)) }
}

describe("QuietPeriod", () => {
  it("runs once for a burst, when it is over", async () => {
    const period = new QuietPeriod(OPTIONS)
    const { work } = workCounting()
    for (let touch = 0; touch < 5; touch += 1) {
      period.touch(work)
      await jest.advanceTimersByTimeAsync(400)
    }
    expect(work).not.toHaveBeenCalled()
    await jest.advanceTimersByTimeAsync(100)
    expect(work).toHaveBeenCalledTimes(1)
  })

  it("does not wait for ever for a burst that does not end", async () => {
    const period = new QuietPeriod(OPTIONS)
    const { work } = workCounting()
    for (let elapsed = 0; elapsed < 10_000; elapsed += 400) {
      period.touch(work)
      await jest.advanceTimersByTimeAsync(400)
    }
    expect(work).toHaveBeenCalledTimes(1)
  })

  it("runs again for what is touched while it runs, never twice at once", async () => {
    const period = new QuietPeriod(OPTIONS)
    const { work, end } = workCounting()
    period.touch(work)
    await jest.advanceTimersByTimeAsync(500)
    period.touch(work)
    period.touch(work)
    await jest.advanceTimersByTimeAsync(60_000)
    expect(work).toHaveBeenCalledTimes(1)
    await end()
    await jest.advanceTimersByTimeAsync(500)
    expect(work).toHaveBeenCalledTimes(2)
    await end()
    await jest.advanceTimersByTimeAsync(60_000)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it("runs again when the work asks for it", async () => {
    const period = new QuietPeriod(OPTIONS)
    const { work, end } = workCounting([true, false])
    period.touch(work)
    await jest.advanceTimersByTimeAsync(500)
    await end()
    await jest.advanceTimersByTimeAsync(500)
    expect(work).toHaveBeenCalledTimes(2)
    await end()
    await jest.advanceTimersByTimeAsync(60_000)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it("stops after the work at hand", async () => {
    const period = new QuietPeriod(OPTIONS)
    const { work, end } = workCounting([true])
    period.touch(work)
    await jest.advanceTimersByTimeAsync(500)
    const stopped = period.stop()
    await end()
    await stopped
    period.touch(work)
    await jest.advanceTimersByTimeAsync(60_000)
    expect(work).toHaveBeenCalledTimes(1)
  })

  it("stops before work that has not begun", async () => {
    const period = new QuietPeriod(OPTIONS)
    const { work } = workCounting()
    period.touch(work)
    await period.stop()
    await jest.advanceTimersByTimeAsync(60_000)
    expect(work).not.toHaveBeenCalled()
  })
})
