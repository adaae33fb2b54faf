import { existsSync } from "node:fs"
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { basename, dirname, join } from "node:path"
import { MedusaProcess, plainEnvironment, runProgram } from "../helpers/medusa-process"

/** npm as a shop uses it, without what only costs time here. */
const NPM = {
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_prefer_offline: "true",
}

/** A shop of somebody else in a folder of its own, that knows nothing of this repository. */
export class FreshShop {
  /** @param admin whether the shop has Medusa's admin; building it takes longest */
  constructor(
    readonly folder: string,
    private readonly databaseUrl: string,
    private readonly admin: boolean
  ) {}

  /** Writes files, by their paths in the shop. */
  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, text)
    }
  }

  /** Runs a command line in the shop's folder. @returns what it wrote */
  run(command: string): Promise<string> {
    const [program = "", ...args] = command.split(" ")
    return runProgram(program, args, { cwd: this.folder, env: this.#environment() })
  }

  /** Starts what `medusa build` has built, in production. */
  start(name: string): Promise<MedusaProcess> {
    return MedusaProcess.start({
      name,
      cli: join(this.folder, "node_modules", "@medusajs", "cli", "cli.js"),
      cwd: join(this.folder, ".medusa", "server"),
      env: { ...this.#environment(), NODE_ENV: "production" },
    })
  }

  /** The version in which a package is installed at the top. */
  async versionOf(name: string): Promise<string> {
    const path = join(this.folder, "node_modules", name, "package.json")
    return (JSON.parse(await readFile(path, "utf8")) as { version: string }).version
  }

  /** The packages that a package has in a copy of its own, beside those at the top. */
  async ownCopiesOf(name: string): Promise<string[]> {
    const folder = join(this.folder, "node_modules", name, "node_modules")
    return existsSync(folder) ? (await readdir(folder)).filter((entry) => entry !== ".bin") : []
  }

  /** The built admin's chunks, by name. */
  async adminChunks(): Promise<Map<string, string>> {
    const folder = join(this.folder, ".medusa", "server", "public", "admin", "assets")
    const names = (await readdir(folder)).filter((name) => name.endsWith(".js"))
    return new Map(
      await Promise.all(
        names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)
      )
    )
  }

  #environment(): NodeJS.ProcessEnv {
    const WITHOUT_ADMIN = String(!this.admin)
    return plainEnvironment({ ...NPM, DATABASE_URL: this.databaseUrl, WITHOUT_ADMIN })
  }
}

/** A registry of one package: npm installs from its URL. */
export type TarballServer = { readonly url: string; readonly close: () => void }

/** Serves a tarball, so that what is installed is independent of any folder. */
export async function serveTarball(tarball: string): Promise<TarballServer> {
  const content = await readFile(tarball)
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/octet-stream")
    response.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/${basename(tarball)}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
