import { readFileSync } from "node:fs"
import { mkdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from "playwright-core"

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

const EMPTY_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'

/** How the admin is set: its own language code, and its theme. */
export type Look = { readonly language: "en" | "zhCN"; readonly theme: "light" | "dark" }

/** Every look that screenshots are taken of. */
export const LOOKS: readonly Look[] = [
  { language: "en", theme: "light" },
  { language: "en", theme: "dark" },
  { language: "zhCN", theme: "light" },
  { language: "zhCN", theme: "dark" },
]

/** Starts the system's Chromium, or the one that CHROMIUM_PATH names. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: FLAGS,
  })
}

/**
 * A page of a user who is logged in, in one look, on a wide screen.
 *
 * @param url where the admin is served
 * @param token of a login by the real route
 * @returns `errors` fills up with errors of page and console, and with requests that failed or
 *   were answered with 400 and above
 */
export async function openAdmin(
  browser: Browser,
  url: string,
  token: string,
  { language, theme }: Look
): Promise<{ page: Page; context: BrowserContext; errors: string[] }> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 1000 },
    locale: "en-US",
    timezoneId: "UTC",
  })
  // Set once: a test may choose another language in the admin.
  await context.addInitScript(
    `localStorage.lng ??= "${language}";` +
      `localStorage.medusa_admin_theme ??= "${theme}";` +
      `if (!document.cookie.includes("lng=")) document.cookie = "lng=${language};path=/";`
  )
  await context.request.post("/auth/session", { headers: { authorization: `Bearer ${token}` } })
  // Medusa's own pages take flags from a CDN; no test depends on the world outside.
  await context.route(
    (target) => target.protocol.startsWith("http") && target.origin !== new URL(url).origin,
    (route) => route.fulfill({ contentType: "image/svg+xml", body: EMPTY_PICTURE })
  )
  const page = await context.newPage()
  const errors: string[] = []
  page.on("pageerror", (error) => errors.push(error.message))
  page.on("console", (message) => {
    // A refused request is told below, with what was asked for.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      errors.push(message.text())
    }
  })
  page.on("response", (response) => {
    if (response.status() >= 400) {
      errors.push(
        `HTTP ${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}`
      )
    }
  })
  page.on("requestfailed", (request) => {
    const failure = request.failure()?.errorText
    // A page that is left, or a query that is not needed any more, ends its requests itself.
    if (failure !== "net::ERR_ABORTED") {
      errors.push(`${failure ?? "failed"} ${request.method()} ${new URL(request.url()).pathname}`)
    }
  })
  return { page, context, errors }
}

/** Saves what the page looks like in full, for people to look at. */
export async function screenshot(page: Page, name: string, { language, theme }: Look) {
  const folder = process.env.RETENTION_SCREENSHOTS ?? join(tmpdir(), "retention-screenshots")
  await mkdir(folder, { recursive: true })
  // The dashboard scrolls inside itself, so a full-page picture would stop at the window's edge.
  const height = Number(await page.evaluate("document.querySelector('main').scrollHeight"))
  await page.setViewportSize({ width: 1440, height: Math.max(800, height + 60) })
  await page.screenshot({ path: join(folder, `${name}-${language}-${theme}.png`) })
  await page.setViewportSize({ width: 1440, height: 1000 })
}

/** One broken rule of accessibility, and where. */
export type Violation = { readonly id: string; readonly nodes: readonly string[] }

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")

/** The part of axe that we use, once it is in the page. */
type Axe = {
  readonly run: (
    element: unknown,
    options: { readonly resultTypes: readonly string[] }
  ) => Promise<{
    violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
  }>
}

/** The serious and critical violations below one element; the dashboard around it is not ours. */
export async function seriousViolations(page: Page, scope: Locator): Promise<Violation[]> {
  await page.evaluate(AXE)
  return scope.evaluate(async (element) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations } = await axe.run(element, { resultTypes: ["violations"] })
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
      }))
  })
}
