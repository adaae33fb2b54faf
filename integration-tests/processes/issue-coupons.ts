import { setTimeout as sleep } from "node:timers/promises"
import type { ExecArgs, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  backfillRetentionWorkflow,
  createSegmentWorkflow,
  runCouponsWorkflow,
} from "../../src/workflows"
import { keepCouponsInLine } from "../../src/workflows/coupons/keep-in-line"
import { retention } from "../helpers/small-shop"
import { COUPON_PEOPLE, RESUMED, WORD, type Word } from "./issuing-shop"

const SOURCE = { type: "test", id: "kill", budget: { count: null } } as const

/**
 * Run by `medusa exec`: goes on with what a killed process left, then issues coupons to everybody,
 * once for each word of the parent, who kills it at that.
 */
export default async function issueCoupons({ container }: ExecArgs): Promise<void> {
  const segment_id = await everybody(container)
  for (let done: string | null = null; ;) {
    await resume(container)
    process.stdout.write(`${RESUMED} ${done ?? ""}\n`)
    const step = await nextStep(container, done)
    if (step === null) {
      return
    }
    await issue(container, segment_id, step)
    done = step
  }
}

/** Makes the people and a segment of all of them, once. */
async function everybody(container: MedusaContainer): Promise<string> {
  const { watermarks } = retention(container)
  const made = await watermarks.get<{ segment_id: string }>("kill_coupons_segment")
  if (made) {
    return made.segment_id
  }
  await container.resolve(Modules.CUSTOMER).createCustomers(
    Array.from({ length: COUPON_PEOPLE }, (_, index) => ({
      email: `Person${index}@x.com`,
      has_account: true,
    }))
  )
  await backfillRetentionWorkflow(container).run({ input: {} })
  const { result } = await createSegmentWorkflow(container).run({
    input: {
      name: "Everybody",
      rule: { version: 1, where: { field: "has_account", operator: "is", value: true } },
    },
  })
  await watermarks.set("kill_coupons_segment", { segment_id: result.id }, new Date())
  return result.id
}

/** What the job does each minute, until nothing is left of it. */
async function resume(container: MedusaContainer): Promise<void> {
  for (let left = true; left;) {
    await keepCouponsInLine(container)
    const { result } = await runCouponsWorkflow(container).run({ input: {} })
    left = result.run !== null
  }
}

async function nextStep(container: MedusaContainer, done: string | null): Promise<string | null> {
  for (;;) {
    const word = await retention(container).watermarks.get<Word>(WORD)
    if (word && word.step !== done) {
      return word.step
    }
    await sleep(20)
  }
}

async function issue(container: MedusaContainer, segment_id: string, step: string): Promise<void> {
  const { coupons, couponRuns } = retention(container)
  const offer = { type: "percentage", value: "10" }
  const request = await coupons.parse({ source: { ...SOURCE, step }, offer }, new Date())
  const order = { request, target: { segment_id }, actor: null }
  const { run } = await couponRuns.create(order, new Date())
  await runCouponsWorkflow(container).run({ input: { run_id: run.id } })
}
