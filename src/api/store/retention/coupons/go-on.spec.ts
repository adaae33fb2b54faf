import { setTimeout as wait } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { orGoOn } from "./go-on"

describe("a checkout", () => {
  const warned: string[] = []
  const scope = {
    resolve: () => ({ warn: (text: string) => warned.push(text) }),
  } as unknown as MedusaContainer

  beforeEach(() => warned.splice(0))

  it("is told what was found", async () => {
    expect(await orGoOn(scope, () => Promise.resolve("found"))).toBe("found")
    expect(warned).toEqual([])
  })

  it("goes on when the look fails, at once or later", async () => {
    expect(await orGoOn(scope, () => Promise.reject(new Error("no connection")))).toBeNull()
    const thrown = () => {
      throw new Error("no module")
    }
    expect(await orGoOn(scope, thrown)).toBeNull()
    expect(warned).toEqual([
      "retention: coupons were not checked, the checkout goes on: no connection",
      "retention: coupons were not checked, the checkout goes on: no module",
    ])
  })

  it("does not wait for a look that takes too long", async () => {
    const patience = new AbortController()
    const never = wait(60_000, "late", { signal: patience.signal })
    expect(await orGoOn(scope, () => never)).toBeNull()
    expect(warned[0]).toMatch(/no answer within 2000 ms/)
    patience.abort()
    await expect(never).rejects.toThrow()
  })
})
