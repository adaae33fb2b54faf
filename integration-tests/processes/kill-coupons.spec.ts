import { setTimeout as sleep } from "node:timers/promises"
import { SeededRandom } from "../helpers/seeded-random"
import { seedsNamed } from "../workflows/history/seeds"
import { COUPON_PEOPLE, IssuingShop, RESUMED } from "./issuing-shop"
import type { ShopChild } from "./shop-child"

/** `RETENTION_SEEDS=1-100` runs more; each takes a start of Medusa. */
const SEEDS = seedsNamed(process.env.SEED ?? process.env.RETENTION_SEEDS ?? "1-5")

const PATIENCE_MS = 240_000

jest.setTimeout(SEEDS.length * PATIENCE_MS + PATIENCE_MS)

const SOUND = { without_a_row: 0, two_codes: 0, two_coupons: 0, ill_bound: 0 }

/**
 * Processes that give coupons to 2,000 people are killed, each somewhere else: while rows are made,
 * while former ones are closed, while promotions are made, between any of them. The next one goes
 * on. Odd seeds begin with nothing; at even ones everybody holds the coupon of the step before.
 */
describe("a process that issues coupons and is killed", () => {
  let shop: IssuingShop

  beforeAll(async () => {
    shop = await IssuingShop.make()
  })

  afterAll(async () => {
    await shop.drop()
  })

  async function until(child: ShopChild, seen: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS
    while (!(await seen())) {
      if (!child.alive || Date.now() > deadline) {
        throw new Error(`it was never seen:\n${child.output.slice(-3000)}`)
      }
      await sleep(5)
    }
  }

  /** Everybody has the coupon of the step, and no other one works. */
  async function expectWhole(step: string): Promise<void> {
    expect(await shop.broken()).toEqual(SOUND)
    expect(await shop.state(step)).toEqual({
      coupons: COUPON_PEOPLE,
      live: COUPON_PEOPLE,
      working: COUPON_PEOPLE,
      open_formers: 0,
      due: 0,
      problems: 0,
      running: 0,
    })
  }

  it("leaves nobody with two codes and no code without a coupon, and the rest is resumed", async () => {
    const said: string[] = []
    let before: string | null = null
    let child = shop.start()
    for (const seed of SEEDS) {
      const random = new SeededRandom(seed)
      const step = `s${String(seed).padStart(5, "0")}`
      await until(child, async () => child.output.includes(RESUMED))
      if (before !== null) {
        await expectWhole(before)
      }
      if (seed % 2 === 1) {
        await shop.wipe()
      }
      await shop.say({ step })
      // Pages alternate between rows and promotions: either may have come so far.
      const wanted = random.below(COUPON_PEOPLE)
      const what = random.chance(0.5) ? "coupons" : "promotions"
      await until(child, async () => (await shop.progress(step))[what] > wanted)
      // At once often enough: between what Medusa has made and our note of it lies a moment.
      await sleep(random.chance(0.4) ? 0 : random.below(200))
      expect(await child.end("SIGKILL")).toBeNull()
      await shop.untilNobodyWorks()
      expect({ seed, ...(await shop.broken()) }).toEqual({ seed, ...SOUND })
      const { coupons, promotions, live } = await shop.progress(step)
      said.push(`seed ${seed}: ${coupons} rows, ${promotions} promotions, ${live} live`)
      await shop.passLeases()
      child = shop.start()
      before = step
    }
    await until(child, async () => child.output.includes(RESUMED))
    await expectWhole(before ?? "")
    await shop.say({ step: null })
    await child.done()
    process.stdout.write(`killed at ${said.join("; ")}; all resumed\n`)
  })
})
