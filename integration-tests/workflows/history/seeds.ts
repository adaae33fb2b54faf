import type { Trouble } from "./run-block"

/** How many histories there are; on Redis each takes longer, and the bus is not what they are about. */
const SEEDS = 200
const SEEDS_ON_REDIS = 25

/** Seeds whose histories run side by side. */
const BLOCK = 25

/** Seeds that run together, and what befalls their events. */
export type Block = { readonly seeds: readonly number[]; readonly trouble: Trouble }

/**
 * Which seeds to run: `SEED=7` one, `RETENTION_SEEDS=1-1000` or `3,6,9` some, else 200; in
 * blocks of those that have the same trouble.
 * @throws when they are named in another way
 */
export function blocksToRun(env: NodeJS.ProcessEnv): Block[] {
  const wanted = env.SEED ?? env.RETENTION_SEEDS ?? `1-${env.REDIS_URL ? SEEDS_ON_REDIS : SEEDS}`
  const seeds = seedsNamed(wanted)
  return (["lost", "late"] as const).flatMap((trouble) =>
    chunks(seeds.filter((seed) => troubleOf(seed) === trouble)).map((block) => ({
      seeds: block,
      trouble,
    }))
  )
}

/** The same for a seed whenever it runs. */
function troubleOf(seed: number): Trouble {
  return seed % 3 === 0 ? "late" : "lost"
}

/**
 * Seeds by their names, such as `7`, `1-300` or `3,6,9`.
 * @throws when they are named in another way
 */
export function seedsNamed(wanted: string): number[] {
  return wanted.split(",").flatMap(seedsOf)
}

function seedsOf(range: string): number[] {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? []
  const from = Number(first)
  const count = Number(last) - from + 1
  if (!(count > 0)) {
    throw new Error(`SEED and RETENTION_SEEDS are like 7, 1-300 or 3,6,9, not "${range}"`)
  }
  return Array.from({ length: count }, (_, index) => from + index)
}

function chunks(seeds: readonly number[]): number[][] {
  const count = Math.ceil(seeds.length / BLOCK)
  return Array.from({ length: count }, (_, at) => seeds.slice(at * BLOCK, (at + 1) * BLOCK))
}
