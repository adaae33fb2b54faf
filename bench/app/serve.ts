import type { MedusaContainer } from "@medusajs/framework/types"
import loaders from "@medusajs/medusa/loaders/index"
import type { ChildCall, ChildMessage } from "../medusa/child"
import type { App } from "./listen"

/** What the parent may call, by name. */
export type Functions = Readonly<Record<string, (input: never) => Promise<unknown>>>

/**
 * Boots the Medusa of the working directory as `medusa start` does, without listening, and answers
 * the parent's calls one after the other until it ends us or is gone.
 * @param app gets Medusa's routes; they are not loaded without it
 */
export async function serve(
  make: (container: MedusaContainer) => Functions,
  app?: App
): Promise<void> {
  process.once("disconnect", () => process.exit(0))
  const { container } = await loaders({
    directory: process.cwd(),
    // Without one nothing listens, so nothing is put into it.
    expressApp: app ?? ({} as App),
    skipLoadingEntryPoints: app === undefined,
  })
  const functions = make(container)
  let previous: Promise<void> = Promise.resolve()
  process.on("message", (message) => {
    const call = message as ChildCall
    previous = previous.then(() => answer(functions, call))
  })
  tell({ kind: "ready" })
}

async function answer(functions: Functions, { call, name, input }: ChildCall): Promise<void> {
  try {
    const run = functions[name]
    if (!run) {
      throw new Error(`there is no function ${name}`)
    }
    tell({ kind: "result", call, result: await run(input as never) })
  } catch (error) {
    tell({ kind: "error", call, error: describe(error) })
  }
}

/** Errors of workflows are plain objects. */
function describe(error: unknown): string {
  if (error instanceof Error) {
    return error.stack ?? error.message
  }
  return JSON.stringify(error)
}

function tell(message: ChildMessage): void {
  process.send?.(message)
}
