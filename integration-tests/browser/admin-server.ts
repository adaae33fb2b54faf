import { createReadStream, existsSync } from "node:fs"
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { extname, join, normalize } from "node:path"

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
}

/** A running server and the way to end it. */
export type AdminServer = { readonly url: string; readonly close: () => Promise<void> }

/**
 * Serves the built admin under `/app` and hands everything else to Medusa, so that both are one
 * origin to the browser, as in a shop.
 *
 * @param folder the built admin
 * @param medusa base URL of the running Medusa
 */
export async function serveAdmin(folder: string, medusa: string): Promise<AdminServer> {
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? "/", "http://localhost")
    if (pathname === "/app" || pathname.startsWith("/app/")) {
      sendFile(folder, pathname.slice("/app".length), outgoing)
    } else {
      forward(medusa, incoming, outgoing)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections()
        server.close((error) => (error ? reject(error) : resolve()))
      }),
  }
}

/** A path that is no file is a page of the admin, whose router finds it. */
function sendFile(folder: string, path: string, outgoing: ServerResponse): void {
  const asked = join(folder, normalize(path))
  const file =
    extname(asked) !== "" && asked.startsWith(folder) && existsSync(asked)
      ? asked
      : join(folder, "index.html")
  outgoing.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream")
  createReadStream(file).pipe(outgoing)
}

function forward(medusa: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const target = new URL(incoming.url ?? "/", medusa)
  const onward = request(
    target,
    { method: incoming.method, headers: { ...incoming.headers, host: target.host } },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    }
  )
  onward.once("error", (error) => {
    outgoing.writeHead(502, { "content-type": "text/plain" })
    outgoing.end(error.message)
  })
  incoming.pipe(onward)
}
