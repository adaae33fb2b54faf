import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { Client } from "pg"
import { openAdmin, openBrowser } from "../browser/open-browser"
import { eventually } from "../helpers/eventually"
import type { MedusaProcess } from "../helpers/medusa-process"
import { type Counter, checkOut, openCounter, PRICE, ShopApi } from "../helpers/shop-api"
import { createTestDatabase, type TestDatabase } from "../helpers/test-database"
import { FreshShop, serveTarball, type TarballServer } from "./fresh-shop"
import { packagesNamedBy } from "./imports"
import { type Manifest, packPlugin, type PackedPlugin } from "./pack"
import { type ReadmeSteps, readmeSteps } from "./readme-steps"
import {
  BARE_CONFIG,
  EARLIER_EMAIL,
  OWN_ROUTE,
  OWN_ROUTE_FILE,
  SELLING_SCRIPT,
  SHOP_TSCONFIG,
  shopConfig,
  shopManifest,
} from "./shop-files"
import { StepLog } from "./step-log"
import { endsOf } from "./versions"

jest.setTimeout(1_500_000)

const ROOT = process.cwd()
const ADMIN = { email: "admin@example.com", password: "a-long-password" }
const ENGLISH = { language: "en", theme: "light" } as const
const SERVER = ".medusa/server/"
const ADMIN_CODE = `${SERVER}src/admin/`

/** A profile as the link shows it. */
type LinkedProfile = {
  readonly person_id: string
  readonly stage: string
  readonly purchase_count: number
  readonly total_revenue: string
}
type LinkedCustomer = { readonly id: string; readonly retention_profile: LinkedProfile | null }

let folder: string
let plugin: PackedPlugin
let registry: TarballServer
let steps: ReadmeSteps

beforeAll(async () => {
  const log = new StepLog("package")
  folder = await mkdtemp(join(tmpdir(), "retention-package-"))
  await chmod(folder, 0o755)
  plugin = await log.step("npm pack, with the build", () => packPlugin(ROOT, folder))
  registry = await serveTarball(plugin.tarball)
  steps = readmeSteps(await readFile(join(plugin.folder, "README.md"), "utf8"))
  log.note(`${plugin.files.length} files`)
})

afterAll(async () => {
  registry?.close()
  await rm(folder, { recursive: true, force: true })
})

describe("the tarball", () => {
  const text = (file: string) => readFile(join(plugin.folder, file), "utf8")
  const code = () => plugin.files.filter((file) => /\.(m?js|d\.ts)$/.test(file))

  it("holds the built server and what npm always takes, nothing else", () => {
    const others = plugin.files.filter((file) => !file.startsWith(SERVER))
    expect(others).toEqual(["LICENSE", "README.md", "package.json"])
    const tops = new Set(
      plugin.files
        .filter((file) => file.startsWith(SERVER))
        .map((file) => file.slice(SERVER.length).split("/")[0])
    )
    expect([...tops].sort()).toEqual(["migrations", "src"])
  })

  it("holds no source, test, demo or benchmark", () => {
    const strangers = plugin.files.filter(
      (file) =>
        /\.(spec|test)\./.test(file) ||
        /(^|\/)(demo|bench|examples|testing|integration-tests|medusa-config\.\w+)(\/|$)/.test(
          file
        ) ||
        (/\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
    )
    expect(strangers).toEqual([])
  })

  it("holds a built admin that is not empty", async () => {
    for (const entry of ["index.js", "index.mjs"]) {
      expect(await text(`${ADMIN_CODE}${entry}`)).toContain("_chunks/")
    }
    const chunks = plugin.files.filter((file) => file.startsWith(`${ADMIN_CODE}_chunks/`))
    const all = (await Promise.all(chunks.map(text))).join("\n")
    expect(all).toContain("customer.details")
    expect(all).toContain('"/retention"')
    expect((await text(`${ADMIN_CODE}tailwind-classes.js`)).length).toBeGreaterThan(1000)
  })

  it("has every target of its exports", () => {
    const targets = Object.values(plugin.manifest.exports).flatMap(targetsOf)
    expect(targets.length).toBeGreaterThan(5)
    const missing = targets.filter(
      (target) => !plugin.files.some((file) => patternOf(target).test(`./${file}`))
    )
    expect(missing).toEqual([])
    // What lies beside them is not public.
    expect(Object.keys(plugin.manifest.exports)).not.toContain("./*")
  })

  it("has each migration of the repository, and each job, route and subscriber", async () => {
    for (const [source, kind] of [
      ["migrations", "migrations"],
      ["src/jobs", "src/jobs"],
      ["src/subscribers", "src/subscribers"],
      ["src/scripts", "src/scripts"],
      ["src/api", "src/api"],
      ["src/links", "src/links"],
    ] as const) {
      const sources = await sourcesBelow(join(plugin.builtIn, source))
      const built = plugin.files
        .filter((file) => file.startsWith(`${SERVER}${kind}/`) && file.endsWith(".js"))
        .map((file) => file.slice(`${SERVER}${kind}/`.length).replace(/\.js$/, ""))
      expect(sources.length).toBeGreaterThan(0)
      expect(built.sort()).toEqual(sources)
    }
  })

  it("imports nothing that a shop may not have", () => {
    const { dependencies, peerDependencies, peerDependenciesMeta } = plugin.manifest
    const optional = (name: string) => peerDependenciesMeta[name]?.optional === true
    const required = new Set([
      ...Object.keys(dependencies),
      ...Object.keys(peerDependencies).filter((name) => !optional(name)),
    ])
    const ofServer = packagesNamedBy(
      plugin,
      plugin.files.filter((file) => file.endsWith(".js") && !file.startsWith(ADMIN_CODE))
    )
    expect([...ofServer].filter(([name]) => !required.has(name))).toEqual([])
    const ofAdmin = packagesNamedBy(
      plugin,
      plugin.files.filter((file) => file.startsWith(ADMIN_CODE))
    )
    // pg is TypeORM's driver: asked for by TypeORM, which only has it as an optional peer.
    const used = new Set([...ofServer.keys(), ...ofAdmin.keys(), "pg"])
    expect(Object.keys(dependencies).filter((name) => !used.has(name))).toEqual([])
    // The shop's dashboard brings what is an optional peer.
    const known = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)])
    expect(ofAdmin.size).toBeGreaterThan(3)
    expect([...ofAdmin].filter(([name]) => !known.has(name))).toEqual([])
  })

  it("asks for the Node that what it stands on asks for", async () => {
    const typeorm = JSON.parse(
      await readFile(join(ROOT, "node_modules", "typeorm", "package.json"), "utf8")
    ) as Manifest
    expect(plugin.manifest.engines.node).toBe(typeorm.engines.node)
  })

  it("knows nothing of the demo, of the tests and of where it was built", async () => {
    const found: string[] = []
    for (const file of code()) {
      const content = await text(file)
      // Documentation may speak of a variable; code may not read one.
      const variables = [...content.matchAll(/process\.env\.(\w+)/g)].map((match) => match[1])
      const strange = variables.filter((name) => name !== "DATABASE_URL" && name !== "NODE_ENV")
      if (strange.length > 0 || /only-for-this-repository|medusa-test-utils/.test(content)) {
        found.push(`${file}: ${strange.join(", ")}`)
      }
      const map = /sourceMappingURL=data:application\/json;base64,(.*)/.exec(content)?.[1] ?? ""
      const plain = content + Buffer.from(map, "base64").toString("utf8")
      if (plain.includes(plugin.builtIn) || plain.includes(ROOT)) {
        found.push(`${file}: a path of the machine it was built on`)
      }
    }
    expect(found).toEqual([])
  })
})

describe("in a fresh shop", () => {
  it.each(["lowest", "newest"] as const)("with the %s Medusa it says it needs", async (end) => {
    const medusa = (await endsOf(plugin.manifest.peerDependencies["@medusajs/medusa"] ?? ""))[end]
    // The dashboard is one thing for both; what differs is the server that we call.
    const run = new InstalledShop(medusa, { admin: end === "newest" }, plugin, registry, steps)
    try {
      await run.install(join(folder, end))
      await run.look()
    } finally {
      await run.close()
    }
  })
})

/** One shop from its first file to the last look at it, each step told. */
class InstalledShop {
  readonly #log: StepLog
  #database: TestDatabase | undefined
  #medusa: MedusaProcess | undefined
  #browser: Browser | undefined
  #shop: FreshShop | undefined

  constructor(
    private readonly version: string,
    private readonly parts: { readonly admin: boolean },
    private readonly plugin: PackedPlugin,
    private readonly registry: TarballServer,
    private readonly steps: ReadmeSteps
  ) {
    this.#log = new StepLog(`Medusa ${version}`)
  }

  async close(): Promise<void> {
    await this.#browser?.close()
    await this.#medusa?.stop()
    await this.#database?.drop()
    if (this.#shop) {
      await rm(this.#shop.folder, { recursive: true, force: true })
    }
  }

  /** A shop that sells, and then the README's steps. */
  async install(folder: string): Promise<void> {
    const log = this.#log
    await mkdir(folder)
    this.#database = await createTestDatabase(`shop_${this.version.replaceAll(".", "_")}`)
    const shop = (this.#shop = new FreshShop(folder, this.#database.url, this.parts.admin))
    await shop.write({
      "package.json": shopManifest(this.version),
      "tsconfig.json": SHOP_TSCONFIG,
      "medusa-config.ts": BARE_CONFIG,
      "src/scripts/sell.ts": SELLING_SCRIPT,
    })
    await log.step("before: npm install", () => shop.run("npm install"))
    await log.step("before: medusa db:migrate", () => shop.run("npx medusa db:migrate"))
    await log.step("before: an order is sold", () =>
      shop.run("npx medusa exec ./src/scripts/sell.ts")
    )

    const [install = "", ...rest] = this.steps.commands
    expect(install).toBe(`npm install ${this.plugin.manifest.name}`)
    const warnings = await log.step(`README: ${install}`, () =>
      shop.run(install.replace(this.plugin.manifest.name, this.registry.url))
    )
    expect(warnings).not.toMatch(/ERESOLVE|incorrect peer|conflicting peer/i)
    expect(await shop.ownCopiesOf(this.plugin.manifest.name)).toEqual([])
    expect(await shop.versionOf("@medusajs/framework")).toBe(this.version)
    await log.step("README: medusa-config.ts", () =>
      shop.write({
        "medusa-config.ts": shopConfig(this.steps.config),
        [`src/api${OWN_ROUTE}/route.ts`]: OWN_ROUTE_FILE,
      })
    )
    expect(rest.map((command) => command.split(" ").slice(0, 3).join(" "))).toEqual([
      "npx medusa db:migrate",
      "npx medusa exec",
    ])
    for (const command of rest) {
      const output = await log.step(`README: ${command}`, () => shop.run(command))
      if (command.includes("backfill")) {
        expect(output).toContain("Read 1 customers and 1 orders")
        log.note("the backfill read 1 customer and 1 order")
      }
    }
    await log.step("medusa build", () => shop.run("npx medusa build"))
    await log.step("medusa user", () =>
      shop.run(`npx medusa user --email ${ADMIN.email} --password ${ADMIN.password}`)
    )
    this.#medusa = await log.step("README: start, in production", () =>
      shop.start(`shop-${this.version}`)
    )
  }

  /** Finds each part of the plugin at work. */
  async look(): Promise<void> {
    const log = this.#log
    const api = new ShopApi(this.#medusa?.url ?? "")
    await api.login(ADMIN)
    await log.step("module: its tables are there", () => this.#findTables())
    await log.step("API: the overview counts the earlier order", async () => {
      const { overview } = await api.get<{ overview: Record<string, unknown> }>(
        "/admin/retention/overview"
      )
      expect(overview).toMatchObject({ orders: 1, buyers: 1, net_revenue: "25" })
    })
    await log.step("link: the earlier customer has a profile", async () => {
      const customer = await linkedCustomer(api, EARLIER_EMAIL)
      expect(customer?.retention_profile).toMatchObject({ purchase_count: 1, total_revenue: "25" })
    })
    await log.step("code: a route of the shop uses module, workflow and Query", async () => {
      const answer = await api.get<Record<string, unknown>>(OWN_ROUTE)
      expect(answer).toEqual({ revenue: "25", scored: 1, count: 1, stage: "new" })
    })
    await log.step("jobs: each is registered, and runs", () => this.#runJobs(api))
    const counter = await log.step("a counter is opened by the admin API", () => openCounter(api))
    await log.step("subscribers: a checkout reaches ledger and profile by its event", () =>
      buyAndWait(api, counter)
    )
    await log.step("subscribers: a new customer is known by its event", async () => {
      await api.post("/admin/customers", { email: "registered@example.com" })
      const profile = await profileOf(api, "registered@example.com")
      expect(profile).toMatchObject({ stage: "prospect", purchase_count: 0 })
    })
    if (this.parts.admin) {
      await this.#lookAtAdmin(api)
    }
    expect(this.#medusa?.log() ?? "").not.toMatch(/"level":"error"/)
  }

  async #lookAtAdmin(api: ShopApi): Promise<void> {
    await this.#log.step("admin: page and widget are in the shop's bundle", async () => {
      const chunks = [...((await this.#shop?.adminChunks()) ?? new Map<string, string>()).values()]
      const bundle = chunks.join("\n")
      expect(bundle).toContain("/admin/retention/overview")
      expect(bundle).toContain('"/retention"')
      expect(bundle).toContain("customer.details")
    })
    await this.#log.step("admin: page and widget show in a browser", () => this.#browse(api))
  }

  async #findTables(): Promise<void> {
    const client = new Client({ connectionString: this.#database?.url })
    await client.connect()
    try {
      const { rows } = await client.query<{ tablename: string }>(
        "select tablename from pg_tables where tablename like 'retention\\_%' order by 1"
      )
      const names = rows.map(({ tablename }) => tablename)
      expect(names).toEqual(
        expect.arrayContaining(["retention_person", "retention_profile", "retention_purchase"])
      )
      this.#log.note(`${names.length} tables`)
    } finally {
      await client.end()
    }
  }

  async #runJobs(api: ShopApi): Promise<void> {
    const jobs = this.plugin.files
      .filter((file) => file.startsWith(`${SERVER}src/jobs/`) && file.endsWith(".js"))
      .map((file) => file.slice(`${SERVER}src/jobs/`.length, -".js".length))
    expect(jobs).toContain("retention-sweep")
    for (const job of jobs) {
      const { acknowledgement } = await api.post<{ acknowledgement: Record<string, unknown> }>(
        `/admin/workflows-executions/job-${job}/run`
      )
      expect(acknowledgement).toMatchObject({ hasFinished: true, hasFailed: false })
    }
    this.#log.note(jobs.join(", "))
  }

  async #browse(api: ShopApi): Promise<void> {
    const { id } = (await linkedCustomer(api, EARLIER_EMAIL)) ?? { id: "" }
    this.#browser = await openBrowser()
    const { page, errors } = await openAdmin(this.#browser, api.url, api.token, ENGLISH)
    await page.goto("/app/orders")
    await page.getByRole("link", { name: "Retention" }).click()
    await page.getByRole("heading", { name: "Value and stage" }).waitFor()
    await page.goto(`/app/customers/${id}`)
    const panel = page.getByRole("region", { name: "Retention" })
    await panel.getByRole("listitem").first().waitFor()
    expect(errors).toEqual([])
  }
}

/** A customer by e-mail, with the profile that the link adds. */
async function linkedCustomer(api: ShopApi, email: string): Promise<LinkedCustomer | undefined> {
  const { customers } = await api.get<{ customers: LinkedCustomer[] }>(
    `/admin/customers?email=${encodeURIComponent(email)}&fields=id,email,*retention_profile`
  )
  return customers[0]
}

function profileOf(api: ShopApi, email: string): Promise<LinkedProfile> {
  return eventually(
    async () => (await linkedCustomer(api, email))?.retention_profile ?? null,
    `a profile of ${email}`
  )
}

/** That it came by the event shows in the cause: what a job finds has another one. */
async function buyAndWait(api: ShopApi, counter: Counter): Promise<void> {
  await checkOut(api, counter, "guest@example.com")
  const profile = await eventually(async () => {
    const found = await profileOf(api, "guest@example.com")
    return found.purchase_count === 1 ? found : null
  }, "the profile with the purchase")
  expect(profile).toMatchObject({ total_revenue: String(PRICE), stage: "new" })
  const { transitions } = await api.get<{ transitions: { kind: string; cause: string }[] }>(
    `/admin/retention/profiles/${profile.person_id}/transitions`
  )
  expect(transitions).toContainEqual(expect.objectContaining({ kind: "stage", cause: "order" }))
}

/** All files that an entry of `exports` points to. */
function targetsOf(entry: unknown): string[] {
  if (typeof entry === "string") {
    return [entry]
  }
  return entry && typeof entry === "object" ? Object.values(entry).flatMap(targetsOf) : []
}

/** A target of `exports`, in which `*` stands for any part of a path. */
function patternOf(target: string): RegExp {
  const escaped = target.split("*").map((part) => part.replace(/[.[\]()+?^$|\\{}]/g, "\\$&"))
  return new RegExp(`^${escaped.join(".+")}$`)
}

/** The modules below a folder without their endings; tests left out. */
async function sourcesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
    .filter((entry) => !/\.spec\.ts$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .replace(/\.ts$/, "")
    )
    .sort()
}
