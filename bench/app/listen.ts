import { once } from "node:events"
import type { Server } from "node:http"
import { createRequire } from "node:module"
import type { AddressInfo } from "node:net"
import type loaders from "@medusajs/medusa/loaders/index"

/** What Medusa puts its routes into. */
export type App = Parameters<typeof loaders>[0]["expressApp"]

/** An app of Medusa's own Express: another copy would have other prototypes. */
export function makeApp(): App {
  const ofMedusa = createRequire(require.resolve("@medusajs/medusa/package.json"))
  return (ofMedusa("express") as () => App)()
}

/** Has an app answer on the loopback interface. @returns its URL */
export async function listen(app: App): Promise<string> {
  const server: Server = app.listen(0, "127.0.0.1")
  await once(server, "listening")
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
