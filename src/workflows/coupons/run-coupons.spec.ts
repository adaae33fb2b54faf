import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { RETENTION_MODULE } from "../../modules/retention/joiner/joiner-config"
import { runCoupons } from "./run-coupons"

const LEASE = new Date("2026-06-10T12:02:00Z")

describe("runCoupons", () => {
  it.each([
    ["fails for what cannot be granted", new MedusaError("invalid_data", "no"), "failed"],
    ["though the error is a copy", Object.assign(new Error("no"), { type: "conflict" }), "failed"],
    ["is put off for anything else", new Error("no"), "put off"],
    ["such as a database's own", new MedusaError("database_error", "no"), "put off"],
  ])("%s", async (_case, error, outcome) => {
    const done: unknown[] = []
    const couponRuns = {
      take: () => Promise.resolve({ id: "rcrn_1", cursor: null, lease_until: LEASE }),
      nextPeople: () => Promise.reject(error),
      finish: (id: string, { status, problem }: Record<string, string>, lease: Date) =>
        done.push([id, status, problem, lease]),
      putOff: (id: string, problem: string, lease: Date) =>
        done.push([id, "put off", problem, lease]),
    }
    const registered: Record<string, unknown> = {
      [RETENTION_MODULE]: { couponRuns },
      [ContainerRegistrationKeys.QUERY]: {},
    }
    const container = { resolve: (key: string) => registered[key] } as unknown as MedusaContainer
    await expect(runCoupons(container, null)).rejects.toBe(error)
    expect(done).toEqual([["rcrn_1", outcome, "no", LEASE]])
  })
})
