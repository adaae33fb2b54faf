// Set before Medusa's configuration is read: the plugin listens, as in a shop.
process.env.RETENTION_EVENTS = "on"
process.env.MEDUSA_WORKER_MODE = "shared"
process.env.RETENTION_POLICY = JSON.stringify({
  base_currency: "eur",
  mirror: { customer_metadata: ["vip"], order_metadata: ["source"] },
})

import { beImpatient, stopTheClock } from "../../helpers/delivery"
import { EventRecorder } from "../../helpers/event-recorder"
import { makeFullShop } from "../../helpers/full-shop"
import { medusaIntegrationTestRunner } from "../../helpers/medusa-test"
import { makeShop } from "../../helpers/small-shop"
import { the } from "../../helpers/the"
import { caseTable, isRight } from "./case-table"
import { CASES } from "./cases"
import { CaseRunner, DELIVERIES, mustBeRight, type CaseOutcome } from "./run-cases"
import type { ShopCase } from "./shop-case"

jest.setTimeout(900_000)

/** `CASES="refund|return"` runs those with such words in their names. */
const wanted = new RegExp(process.env.CASES ?? "")
const chosen = CASES.filter(({ name }) => wanted.test(name))
const outcomes = new Map<ShopCase, CaseOutcome>()

// Medusa's runner resets its database before each test: everything happens in one, and the
// tests that follow say what came of it.
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: ({ getContainer }) => {
    it("runs every case with Medusa's own workflows", async () => {
      const container = getContainer()
      await stopTheClock()
      beImpatient(container)
      const shop = await makeFullShop(container)
      // So that cut points are somebody's, and tiers and stages differ.
      await makeShop(
        container,
        [5, 40, 70, 120, 200, 400].map((days_ago, index) => ({
          email: `buyer-${index}@shop.test`,
          orders: [
            { days_ago, total: 50 * (index + 1) },
            { days_ago: days_ago + 30, total: 20 },
          ],
        }))
      )
      const recorder = new EventRecorder(container)
      const ran = await new CaseRunner(shop, recorder).run(chosen)
      recorder.stop()
      ran.forEach((outcome, shopCase) => outcomes.set(shopCase, outcome))
      process.stdout.write(`\n${caseTable(outcomes)}\n\n`)
    })
  },
})

describe.each(chosen.map((shopCase) => ({ ...shopCase, shopCase })))("$name", ({ shopCase }) => {
  const outcome = () => the(outcomes.get(shopCase), "the case to have run")

  it("does what it says", () => {
    outcome().check()
  })

  it.each(DELIVERIES)("ends equal to a rebuild, events delivered: %s", (delivery) => {
    const verdict = the(outcome().verdicts[delivery])
    if (verdict instanceof Error) {
      throw verdict
    }
    if (mustBeRight(shopCase, delivery)) {
      expect(verdict).toEqual({ differences: [], stale_profiles: 0 })
    } else {
      // It is an exception as long as it has to be one.
      expect(isRight(verdict)).toBe(false)
    }
  })
})
