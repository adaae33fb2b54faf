// Set before Medusa's configuration is read.
process.env.RETENTION_POLICY = JSON.stringify({
  base_currency: "eur",
  mirror: { customer_metadata: ["vip"], order_metadata: ["source"] },
})

import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { EventRecorder } from "../helpers/event-recorder"
import { rebuild } from "../helpers/rebuild"
import { runBlock } from "./history/run-block"
import { seedsToRun } from "./history/seeds"

jest.setTimeout(900_000)

/** Seeds whose histories run side by side. */
const BLOCK = 25

const seeds = seedsToRun(process.env)

// The plugin does not listen by itself here: a bus of the test's own brings the events, badly.
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: ({ getContainer }) => {
    it(`ends equal to a rebuild after each of ${seeds.length} random histories`, async () => {
      const container = getContainer()
      const recorder = new EventRecorder(container)
      await rebuild(container)
      const wrong: string[] = []
      let steps = 0
      for (let start = 0; start < seeds.length; start += BLOCK) {
        const block = seeds.slice(start, start + BLOCK)
        const outcome = await runBlock(container, recorder, block)
        steps += outcome.steps
        if (outcome.stale_profiles > 0) {
          wrong.push(`seeds ${nameOf(block)}: ${outcome.stale_profiles} stale profiles`)
        }
        for (const { seed, differences, log } of outcome.wrong) {
          wrong.push(
            [
              `SEED=${seed} (ran with RETENTION_SEEDS=${nameOf(block)})`,
              ...differences.map((difference) => `  ${JSON.stringify(difference)}`),
              ...log.map((line) => `    ${line}`),
            ].join("\n")
          )
        }
      }
      recorder.stop()
      process.stdout.write(`\n${seeds.length} histories of ${steps} steps\n`)
      expect(wrong.join("\n")).toBe("")
    })
  },
})

function nameOf(block: readonly number[]): string {
  return `${block[0]}-${block.at(-1)}`
}
