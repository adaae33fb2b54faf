import { plainEnvironment, runProgram } from "../helpers/medusa-process"

/** The ends of what the plugin says it works with. */
export type Ends = { readonly lowest: string; readonly newest: string }

/**
 * The lowest Medusa of a `^a.b.c` range and the newest stable one in it that is published.
 * @throws Error for another kind of range, and when the registry knows no version in it
 */
export async function endsOf(range: string): Promise<Ends> {
  const lowest = /^\^(\d+\.\d+\.\d+)$/.exec(range)?.[1]
  if (!lowest) {
    throw new Error(`the range of @medusajs/medusa is ${range}, and this test reads ^a.b.c only`)
  }
  const answer = await runProgram("npm", ["view", "@medusajs/medusa", "versions", "--json"], {
    cwd: process.cwd(),
    env: plainEnvironment({ npm_config_loglevel: "silent" }),
  })
  const versions = (JSON.parse(answer) as string[])
    .filter((version) => /^\d+\.\d+\.\d+$/.test(version))
    .filter((version) => major(version) === major(lowest) && compare(version, lowest) >= 0)
    .sort(compare)
  const newest = versions.at(-1)
  if (!newest || versions[0] !== lowest) {
    throw new Error(`the registry has no @medusajs/medusa ${lowest} to install`)
  }
  return { lowest, newest }
}

const numbers = (version: string) => version.split(".").map(Number)
const major = (version: string) => numbers(version)[0]

function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)]
  return left.map((part, index) => part - (right[index] ?? 0)).find((gap) => gap !== 0) ?? 0
}
