/** How many histories there are; on Redis each takes longer, and the bus is not what they are about. */
const SEEDS = 300
const SEEDS_ON_REDIS = 25

/**
 * Which seeds to run: `SEED=7` one, `RETENTION_SEEDS=1-1000` a range, else 300.
 * @throws when they are named in another way
 */
export function seedsToRun(env: NodeJS.ProcessEnv): number[] {
  const wanted = env.SEED ?? env.RETENTION_SEEDS ?? `1-${env.REDIS_URL ? SEEDS_ON_REDIS : SEEDS}`
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(wanted) ?? []
  const from = Number(first)
  const count = Number(last) - from + 1
  if (!(count > 0)) {
    throw new Error(`SEED and RETENTION_SEEDS are like 7 or 1-300, not "${wanted}"`)
  }
  return Array.from({ length: count }, (_, index) => from + index)
}
