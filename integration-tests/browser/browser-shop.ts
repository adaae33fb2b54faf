import type { MedusaContainer } from "@medusajs/framework/types"
import type { AxiosInstance } from "axios"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger/workflows/backfill-retention"
import { type AdminHeaders, loginAsAdmin } from "../helpers/admin-user"
import { makeShop, type ShopCustomer } from "../helpers/small-shop"
import { withoutReadyMade } from "../helpers/without-ready-made"
import { type AdminServer, serveAdmin } from "./admin-server"
import { builtAdmin } from "./built-admin"
import { KNOWN_SHOP } from "./known-shop"
import { type Look, openAdmin, openBrowser } from "./open-browser"

/** What the test runner hands to its suite. */
type Runner = { readonly api: unknown; readonly getContainer: () => MedusaContainer }

/** The known shop, its admin, and a browser before it; shared by all tests of one file. */
export class BrowserShop {
  readonly #runner: Runner
  #browser: Browser | null = null
  #server: AdminServer | null = null
  #admin: AdminHeaders | null = null
  #customers: readonly string[] = []
  #opened: { context: BrowserContext; errors: string[] }[] = []
  #expected: RegExp[] = []

  constructor(runner: Runner) {
    this.#runner = runner
  }

  /** For `beforeAll`: builds and serves the admin, fills the shop, starts the browser. */
  async start(): Promise<void> {
    const folder = await builtAdmin(process.cwd())
    this.#server = await serveAdmin(folder, this.http.defaults.baseURL ?? "")
    this.#browser = await openBrowser()
    this.#admin = await loginAsAdmin(this.http, this.container)
    this.#customers = (await makeShop(this.container, KNOWN_SHOP)).customer_ids
  }

  /** For `afterAll`. */
  async stop(): Promise<void> {
    await this.#browser?.close()
    await this.#server?.close()
  }

  /**
   * For `afterEach`: closes the test's pages.
   * @returns what went wrong in them and was not expected: errors, failed requests
   */
  async unexpectedErrors(): Promise<string[]> {
    const opened = this.#opened
    const expected = this.#expected
    this.#opened = []
    this.#expected = []
    await Promise.all(opened.map(({ context }) => context.close()))
    return opened
      .flatMap(({ errors }) => errors)
      .filter((error) => !expected.some((pattern) => pattern.test(error)))
  }

  /** Errors that the test at hand provokes, such as `/HTTP 404 .*profiles/`. */
  expectErrors(...patterns: readonly RegExp[]): void {
    this.#expected.push(...patterns)
  }

  /** A page of a logged-in admin; closed after the test. */
  async open(look: Look): Promise<Page> {
    if (!this.#browser || !this.#server) {
      throw new Error("the shop was not started")
    }
    const token = this.admin.headers.authorization.replace("Bearer ", "")
    const { page, context, errors } = await openAdmin(this.#browser, this.#server.url, token, look)
    this.#opened.push({ context, errors })
    return page
  }

  /**
   * Reads the shop's orders; what retention knows is emptied after each test.
   * @param options.ready_made for tests of segments; others have none that somebody did not make
   */
  async backfill({ ready_made = false }: { readonly ready_made?: boolean } = {}): Promise<void> {
    if (!ready_made) {
      await withoutReadyMade(this.container)
    }
    await backfillRetentionWorkflow(this.container).run({ input: {} })
  }

  /** Medusa's id of a customer of the known shop. */
  idOf(customer: ShopCustomer): string {
    const id = this.#customers[KNOWN_SHOP.indexOf(customer)]
    if (id === undefined) {
      throw new Error(`${customer.email} is not of the known shop`)
    }
    return id
  }

  /** The HTTP API, for what a page should show. */
  get http(): AxiosInstance {
    return this.#runner.api as AxiosInstance
  }

  /** Headers of the admin's login for {@link http}. */
  get admin(): AdminHeaders {
    if (!this.#admin) {
      throw new Error("the shop was not started")
    }
    return this.#admin
  }

  get container(): MedusaContainer {
    return this.#runner.getContainer()
  }
}
