import type { MedusaContainer } from "@medusajs/framework/types"
import { forgetReadingsSince, reconcile, reconcileSome, takeIn } from "../../helpers/delivery"
import type { EventRecorder } from "../../helpers/event-recorder"
import {
  differences,
  readLedger,
  type Difference,
  type LedgerState,
} from "../../helpers/ledger-state"
import { backfill, rebuild, rescore } from "../../helpers/rebuild"
import { SeededRandom } from "../../helpers/seeded-random"
import { FaultyBus, type Faults } from "./faulty-bus"
import { SeededShop } from "./seeded-shop"

/** One seed's history. */
type History = { readonly seed: number; readonly shop: SeededShop; left: number }

/** What came of some seeds whose histories ran side by side. */
export type BlockOutcome = {
  readonly steps: number
  /** Profiles that scoring everybody had to mend after the reconcile. */
  readonly stale_profiles: number
  readonly wrong: readonly WrongSeed[]
}

/** A seed after which ledger and rebuild are not the same; null where it cannot be told whose. */
export type WrongSeed = {
  readonly seed: number | null
  readonly differences: readonly Difference[]
  readonly log: readonly string[]
}

/** Where events are lost, the reconcile has to mend it; where none are, they alone must do. */
export type Trouble = "lost" | "late"

const FAULTS = {
  lost: { lost: 0.25, late: 0.3, doubled: 0.2 },
  late: { lost: 0, late: 0.3, doubled: 0.2 },
} as const satisfies Record<Trouble, Faults>

/**
 * Lets the histories of some seeds happen in turns, delivers their events as a faulty bus does,
 * with take-ins and, where events are lost, reconciles and a backfill in between; then compares
 * with a rebuild. What a seed does depends on the seed alone; how it falls together with the
 * others, and with work in the background, does not.
 */
export async function runBlock(
  container: MedusaContainer,
  recorder: EventRecorder,
  { seeds, trouble }: { readonly seeds: readonly number[]; readonly trouble: Trouble }
): Promise<BlockOutcome> {
  const random = new SeededRandom(seeds[0] ?? 0)
  const bus = new FaultyBus(container, random, FAULTS[trouble])
  const histories = seeds.map((seed) => newHistory(container, seed))
  const background = new Background()
  recorder.takeNow()
  await forgetReadingsSince(container, new Date())
  let steps = 0
  for (let left = histories; left.length > 0; left = left.filter((history) => history.left > 0)) {
    const history = left[random.below(left.length)]
    if (!history) {
      break
    }
    await history.shop.step()
    history.left -= 1
    steps += 1
    await nextTurn()
    bus.send(recorder.takeNow())
    await meanwhile(container, { random, bus, background, trouble })
  }
  await background.end()
  await bus.end()
  await takeIn(container)
  if (trouble === "lost") {
    // One that was broken off only ends what it began; what changed since is the next one's.
    await reconcile(container)
    await reconcile(container)
  }
  const stale_profiles = await rescore(container)
  const ledger = await readLedger(container)
  await rebuild(container)
  const truth = await readLedger(container)
  return { steps, stale_profiles, wrong: bySeed(histories, ledger, truth) }
}

function newHistory(container: MedusaContainer, seed: number): History {
  const random = new SeededRandom(seed)
  const left = 4 + random.below(9)
  const shop = new SeededShop(container, random, `s${seed}.test`, seed % 4 === 0)
  return { seed, shop, left }
}

/** Work that goes on while the next things happen, one at a time. */
class Background {
  #work: Promise<unknown> = Promise.resolve()

  start(work: () => Promise<unknown>): void {
    this.#work = Promise.all([this.#work, this.#work.then(work)])
    this.#work.catch(() => undefined)
  }

  /** @throws what the work threw */
  async end(): Promise<void> {
    await this.#work
  }
}

type Tools = {
  readonly random: SeededRandom
  readonly bus: FaultyBus
  readonly background: Background
  readonly trouble: Trouble
}

/** What the plugin does beside; never all of it is waited for. */
async function meanwhile(
  container: MedusaContainer,
  { random, bus, background, trouble }: Tools
): Promise<void> {
  if (random.chance(0.3)) {
    await bus.deliver()
  }
  const drawn = random.next()
  if (drawn < 0.07) {
    background.start(() => takeIn(container))
  } else if (trouble === "late") {
    // Nothing else mends here.
  } else if (drawn < 0.09) {
    background.start(() => reconcileSome(container, 1 + random.below(30)))
  } else if (drawn < 0.093) {
    await background.end()
    await backfill(container)
  }
  if (random.chance(0.05)) {
    await background.end()
  }
}

/** Local events are sent right after what caused them. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function bySeed(
  histories: readonly History[],
  ledger: LedgerState,
  truth: LedgerState
): WrongSeed[] {
  const owners = histories.map(({ seed, shop }) => ({
    seed,
    shop,
    marks: [`@s${seed}.test`, ...shop.ids()],
  }))
  const found = new Map<number | null, Difference[]>()
  for (const difference of differences(ledger, truth)) {
    const text = JSON.stringify(difference.row)
    const owner = owners.find(({ marks }) => marks.some((mark) => text.includes(mark)))
    const seed = owner?.seed ?? null
    found.set(seed, [...(found.get(seed) ?? []), difference])
  }
  return [...found].map(([seed, rows]) => ({
    seed,
    differences: rows,
    log: owners.find((owner) => owner.seed === seed)?.shop.log ?? [],
  }))
}
