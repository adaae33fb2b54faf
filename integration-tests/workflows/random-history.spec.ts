// Set before Medusa's configuration is read.
process.env.RETENTION_POLICY = JSON.stringify({
  base_currency: "eur",
  mirror: { customer_metadata: ["vip"], order_metadata: ["source"] },
})

import { EventRecorder } from "../helpers/event-recorder"
import { medusaIntegrationTestRunner } from "../helpers/medusa-test"
import { rebuild } from "../helpers/rebuild"
import { runBlock, type BlockOutcome } from "./history/run-block"
import { blocksToRun, type Block } from "./history/seeds"

jest.setTimeout(900_000)

const blocks = blocksToRun(process.env)

// The plugin does not listen by itself here: a bus of the test's own brings the events, badly.
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: ({ getContainer }) => {
    it("ends equal to a rebuild after each of hundreds of random histories", async () => {
      const container = getContainer()
      const recorder = new EventRecorder(container)
      await rebuild(container)
      const wrong: string[] = []
      let steps = 0
      for (const block of blocks) {
        const outcome = await runBlock(container, recorder, block)
        steps += outcome.steps
        wrong.push(...reportOf(block, outcome))
      }
      recorder.stop()
      const seeds = blocks.flatMap((block) => block.seeds).length
      process.stdout.write(`\n${seeds} histories of ${steps} steps\n`)
      expect(wrong.join("\n")).toBe("")
    })
  },
})

/** What was wrong with which seed, and how to have it again: alone, or beside the same others. */
function reportOf({ seeds, trouble }: Block, { stale_profiles, wrong }: BlockOutcome): string[] {
  const ran = `events ${trouble}; ran with RETENTION_SEEDS=${seeds.join(",")}`
  const stale = stale_profiles > 0 ? [`${stale_profiles} stale profiles (${ran})`] : []
  const different = wrong.map(({ seed, differences, log }) =>
    [
      `SEED=${seed} (${ran})`,
      ...differences.map((difference) => `  ${JSON.stringify(difference)}`),
      ...log.map((line) => `    ${line}`),
    ].join("\n")
  )
  return [...stale, ...different]
}
