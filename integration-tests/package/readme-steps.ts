/** What the README tells a shop to do. */
export type ReadmeSteps = {
  /** Its commands, in order. */
  readonly commands: readonly string[]
  /** Its example of a `medusa-config.ts`. */
  readonly config: string
}

/** Reads the README's section on installing. @throws Error when it is not there as expected */
export function readmeSteps(readme: string): ReadmeSteps {
  const section = /^## Install it in your shop\n([\s\S]*?)^## /m.exec(readme)?.[1]
  const config =
    section && /```ts\n(\s*module\.exports = defineConfig[\s\S]*?)```/.exec(section)?.[1]
  if (!section || !config) {
    throw new Error(
      "the README has no section 'Install it in your shop' with an example of a config"
    )
  }
  const steps = section.slice(0, section.search(/\n(?!\d+\. |\s)/))
  const commands = [...steps.matchAll(/`((?:npm|npx) [^`]+)`/g)].map((match) => match[1] ?? "")
  return { commands, config }
}
