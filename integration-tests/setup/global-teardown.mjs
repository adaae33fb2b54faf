import { rm } from "node:fs/promises"

export default async function globalTeardown() {
  const running = globalThis.__RETENTION_POSTGRES__
  if (running) {
    await running.server.stop()
    await rm(running.directory, { recursive: true, force: true })
  }
}
