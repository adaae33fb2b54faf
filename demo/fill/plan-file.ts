import { readFile, writeFile } from "node:fs/promises"
import type { ShopPlan } from "../shop/plan"

/** Hands a plan from the demo's process to the one that fills Medusa. */
export async function writePlan(path: string, plan: ShopPlan): Promise<void> {
  await writeFile(path, JSON.stringify(plan))
}

const DATES: ReadonlySet<string> = new Set(["created_at", "canceled_at", "at"])

/** @throws Error when the file is not there or not a plan */
export async function readPlan(path: string): Promise<ShopPlan> {
  return JSON.parse(await readFile(path, "utf8"), (key, value: unknown) =>
    DATES.has(key) && typeof value === "string" ? new Date(value) : value
  ) as ShopPlan
}
