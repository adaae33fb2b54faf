import { createServer } from "node:net"
import { DemoError } from "./demo-error"

/** The demo listens here only: its password is known. */
export const HOST = "127.0.0.1"

const DEFAULT_PORT = 9000

/**
 * A port to listen on.
 * @param wanted null for any free one
 * @throws DemoError when the wanted one is taken or not allowed
 */
export async function claimPort(wanted: number | null): Promise<number> {
  try {
    return await tryPort(wanted ?? 0)
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error)
    const why = code === "EADDRINUSE" ? "is taken by another program" : `cannot be used (${code})`
    throw new DemoError(`Port ${wanted} ${why}. Choose another one by --port N.`)
  }
}

/** The port the options ask for: without --port, 9000 to stay and any for a check. */
export function portOf({ port, check }: { port: number | null; check: boolean }): number | null {
  return port ?? (check ? null : DEFAULT_PORT)
}

function tryPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(port, HOST, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : port))
    })
  })
}
